# كل ما تقوله لوحة التحرير لأعضائها، بالعربية.
# المفاتيح واحدة في كل اللغات، ويقارنها اختبار. ما يراه القراء أيضا مكانه site.ftl.
# صيغ العدد ست: صفر، واحد، اثنان، قليل، كثير، غير ذلك. الرفض يقول دائما ما العمل.

## طرق اللوحة
desk-navigation = لوحة التحرير
desk-search = البحث في المواد
desk-search-placeholder = عنوان أو معرّف أو اسم
desk-edition = اللغة المعروضة
desk-all-editions = كل اللغات
desk-language = لغة اللوحة
desk-to-paper = فتح الموقع
way-stories = المواد
way-scheduled = المجدولة
way-corrections = التصويبات
way-readers = القراء
way-audit = السجل
way-members = الأعضاء
way-hooks = خطافات الويب
way-account = حسابي
member-menu = { $name }: الحساب وتسجيل الخروج
here-count = { $count ->
    [zero] لا أحد غيرك في اللوحة
    [one] زميل واحد في اللوحة
    [two] زميلان في اللوحة
    [few] { $count } زملاء في اللوحة
    [many] { $count } زميلا في اللوحة
   *[other] { $count } زميل في اللوحة
}
here-title = في اللوحة الآن
here-nobody = لا أحد غيرك هنا. يظهر الزملاء حالما يفتحون مادة.
pager = بقية القائمة
cancel = إلغاء
save = حفظ
copy = نسخ
copied = نُسخ
unsaved = لم يُحفظ بعد

## المفاتيح
keys-title = اختصارات لوحة المفاتيح
keys-search = بحث
keys-next = التالي في القائمة
keys-previous = السابق في القائمة
keys-open = فتح
keys-new = مادة جديدة
keys-this = هذه القائمة
keys-save = حفظ المادة
keys-off-hint = يمكن إيقاف المفاتيح المفردة من صفحة حسابك.
keyboard-title = لوحة المفاتيح
keyboard-on = المفاتيح المفردة اختصارات
keyboard-hint = لا تعمل أبدا أثناء الكتابة في حقل. أوقفها إن كنت تملي على الحاسوب صوتا أو تضغط المفاتيح من غير قصد.

## تسجيل الدخول
sign-in-title = تسجيل الدخول
sign-in-continue = متابعة
sign-in-forgotten = هل نسيت كلمة المرور؟
sign-in-or = أو
sign-in-with = الدخول عبر { $name }
sign-out = تسجيل الخروج
code-title = التحقق الثاني
code-hello = أهلا بعودتك يا { $name }. كلمة المرور صحيحة، وبقيت خطوة واحدة.
code-hint = ستة أرقام من تطبيق المصادقة، تتغير كل نصف دقيقة.
code-recovery-hint = { $count ->
    [zero] لم تبق لديك رموز استرداد. اطلب العون من مدير النظام.
    [one] بقي لديك رمز استرداد واحد، ويصلح مرة واحدة.
    [two] بقي لديك رمزا استرداد، وكل منهما يصلح مرة واحدة.
    [few] بقيت لديك { $count } رموز استرداد، وكل منها يصلح مرة واحدة.
    [many] بقي لديك { $count } رمز استرداد، وكل منها يصلح مرة واحدة.
   *[other] بقي لديك { $count } رمز استرداد، وكل منها يصلح مرة واحدة.
}
code-use-recovery = استخدام رمز استرداد
code-use-app = استخدام التطبيق
code-again = البدء من جديد
forgotten-title = نسيت كلمة المرور
forgotten-text = اكتب البريد الذي وصلتك عليه الدعوة، ليصلك رابط تختار به كلمة مرور جديدة.
forgotten-send = إرسال رابط
forgotten-asked = إن كان { $email } بريد أحد الأعضاء فالرسالة في طريقها إليه.
forgotten-holds = { $count ->
    [zero] انتهت صلاحية الرابط.
    [one] يصلح الرابط دقيقة واحدة.
    [two] يصلح الرابط دقيقتين.
    [few] يصلح الرابط { $count } دقائق.
    [many] يصلح الرابط { $count } دقيقة.
   *[other] يصلح الرابط { $count } دقيقة.
}
forgotten-no-mail = لم يصلك شيء؟ ابحث في البريد غير المرغوب فيه، أو اطلب رابطا من مدير النظام.
forgotten-ask = اطلب رابطا من زميل يدير الأعضاء. به تختار كلمة مرور جديدة لا يعرفها أحد سواك.
forgotten-back = العودة إلى تسجيل الدخول
new-password-title = كلمة مرور جديدة
new-password-for = لحساب { $name }.
new-password-save = حفظ كلمة المرور الجديدة
new-password-used = سبق استخدام هذا الرابط. اطلب رابطا جديدا.
new-password-expired = انتهت صلاحية هذا الرابط. اطلب رابطا جديدا.
password-hint = { $count ->
    [zero] بضع كلمات لا صلة بينها أسهل حفظا من الرموز.
    [one] حرف واحد على الأقل. بضع كلمات لا صلة بينها أسهل حفظا من الرموز.
    [two] حرفان على الأقل. بضع كلمات لا صلة بينها أسهل حفظا من الرموز.
    [few] { $count } أحرف على الأقل. بضع كلمات لا صلة بينها أسهل حفظا من الرموز.
    [many] { $count } حرفا على الأقل. بضع كلمات لا صلة بينها أسهل حفظا من الرموز.
   *[other] { $count } حرف على الأقل. بضع كلمات لا صلة بينها أسهل حفظا من الرموز.
}
password-signs-out = تنتهي كل الجلسات الأخرى.
password-differs = الكلمتان غير متطابقتين. اكتب كلمة المرور الجديدة مرتين.
invitation-title = الانضمام إلى { $name }
invitation-by = دعوة من { $name } إلى لوحة التحرير. صفتك: { $role }.
invitation-until = صالحة حتى
invitation-accept = الانضمام إلى اللوحة
invitation-used = سبق قبول هذه الدعوة. سجّل الدخول بالبريد الذي أُرسلت إليه.
invitation-expired = انتهت صلاحية هذه الدعوة. اطلب ممن دعاك أن يرسلها مجددا.
invitation-over = استُخدم هذا الرابط من قبل أو انتهت مدته أو حل محله رابط أحدث. سجّل الدخول أو اطلب رابطا آخر ممن أرسله.
invitation-role = أنت مدعو إلى المكتب. صفتك: { $role }.
invitation-withdrawn = سُحبت هذه الدعوة. اسأل غرفة الأخبار إن كان ذلك خطأ.

## أسماء الحقول
field-optional = اختياري
field-most = { $count ->
    [zero] الأفضل أن يبقى فارغا
    [one] الأفضل ألا يزيد على حرف واحد
    [two] الأفضل ألا يزيد على حرفين
    [few] الأفضل ألا يزيد على { $count } أحرف
    [many] الأفضل ألا يزيد على { $count } حرفا
   *[other] الأفضل ألا يزيد على { $count } حرف
}
field-email = البريد الإلكتروني
field-password = كلمة المرور
field-current-password = كلمة المرور الحالية
field-new-password = كلمة المرور الجديدة
field-password-again = كلمة المرور مرة أخرى
field-code = الرمز
field-recovery-code = رمز الاسترداد
field-name = الاسم
field-your-name = اسمك
field-your-name-hint = كما يعرفك الزملاء. التوقيع على المواد يُحدَّد على حدة.
field-role = الصفة
field-role-hint = تحدد ما يجوز لصاحبها، ويمكن تغييرها في أي وقت.
field-headline = العنوان
field-headline-new-hint = يكفي عنوان مؤقت، ويمكن تركه فارغا.
field-standfirst = المقدمة
field-body = النص
field-list-headline = العنوان في القوائم
field-list-headline-hint = أقصر، للصفحة الرئيسية والقوائم. إن تُرك فارغا فالعنوان نفسه.
field-social-headline = العنوان للبحث والمشاركة
field-social-headline-hint = فيه الأسماء التي يبحث عنها الناس. إن تُرك فارغا فالعنوان نفسه.
field-edition = اللغة
field-form = النوع
field-section = القسم
field-section-later = لم يُحدَّد بعد
field-slug = المعرّف في الرابط
field-slug-hint = آخر جزء من العنوان الإلكتروني. بعد النشر تبقى العناوين السابقة تقود إلى هنا.
field-coverage = التغطية
field-none = لا شيء
field-regions = المناطق
field-regions-none = لم تُنشأ مناطق.
field-topics = الموضوعات
field-topics-none = لا موضوعات بعد.
field-author-n = التوقيع { $n }
field-author-role = العمل
field-nobody = لا أحد
field-source = المصدر
field-source-name = أي الوكالات
field-source-name-hint = كما ينبغي أن يراها القراء، مثل اسمين بينهما فاصلة.
field-assignee = مُسندة إلى
field-assignee-hint = تظهر المادة لديه تحت «المسندة إلي».
field-token-name = اسم الرمز
field-token-name-hint = ما الذي سيستخدمه، لتعرف أي الرموز تلغي.

## الصفات وما يجوز لها
role-reporter = مراسل
role-translator = مترجم
role-picture-editor = محرر صور
role-editor = محرر
role-chief = رئيس التحرير
role-administrator = مدير النظام
permission-read = القراءة
permission-see-drafts = رؤية مسودات الآخرين
permission-edit-others = تعديل ما يكتبه الآخرون
permission-submit = تسليم المواد
permission-schedule = جدولة المواد
permission-own-tokens = إنشاء الرموز
permission-manage-tokens = إدارة رموز الآخرين
permission-see-audit = رؤية السجل
permission-write = كتابة المواد
permission-approve = إجازة المواد
permission-publish = النشر
permission-correct = نشر التصويبات
permission-withdraw = سحب المواد
permission-kill = الإلغاء التام للمواد
permission-send-flash = إرسال الأخبار العاجلة
permission-curate-front = ترتيب الصفحات الرئيسية
permission-upload = رفع الصور
permission-import = استيراد الملفات
permission-change-settings = تغيير الإعدادات
permission-manage-members = إدارة الأعضاء
permission-read-audit = قراءة السجل
scope-read = قراءة المسودات والسجل
scope-write = كتابة المواد ورفع الصور
scope-publish = النشر والتصحيح والسحب
scope-flash = إرسال العواجل
scope-front = ترتيب الواجهات
scope-import = استيراد الملفات
scope-settings = تغيير إعدادات المؤسسة
scope-members = إدارة الأعضاء والرموز
byline-role-reporter = إعداد
byline-role-editor = تحرير
byline-role-translator = ترجمة
byline-role-photographer = تصوير

## المراحل والأوقات
stage-draft = مسودة
stage-in-review = قيد المراجعة
stage-scheduled = مجدولة
stage-live = منشورة
stage-withdrawn = مسحوبة
moment-changed = تغيّرت
moment-goes-live = تُنشر
moment-published = نُشرت
moment-withdrawn = سُحبت

## قائمة المواد
views-title = القوائم
view-all = كل المواد
view-mine = موادي
view-assigned = المسندة إلي
view-review = بانتظار المراجعة
view-scheduled = المجدولة
view-live = المنشورة
view-withdrawn = المسحوبة
view-save = حفظ هذه القائمة
view-save-go = حفظ
view-name = اسم القائمة
view-forget = حذف القائمة { $name }
filters-title = معايير العرض
filters-apply = تطبيق
filters-clear = إزالة كل المعايير
filters-set = المعايير المطبقة
filter-any = الكل
filter-remove = إزالة هذا المعيار
filter-text = كلمات
filter-section = القسم
filter-stage = المرحلة
filter-author = الكاتب
filter-assignee = مُسندة إلى
filter-form = النوع
filter-edition = اللغة
row-untitled = بلا عنوان بعد
row-no-section = بلا قسم
row-embargo = محظورة حتى
row-unpublished = تغييرات لم تُنشر
row-here = مفتوحة الآن لدى:
row-assignee = مُسندة إلى
notes-open = { $count ->
    [zero] لا ملاحظات
    [one] ملاحظة واحدة
    [two] ملاحظتان
    [few] { $count } ملاحظات
    [many] { $count } ملاحظة
   *[other] { $count } ملاحظة
}
list-fresh = جرى تحديث القائمة.
empty-newsroom-title = لا مواد بعد
empty-newsroom-text = اكتب المادة الأولى. تبقى مسودة لا يراها إلا أهل غرفة الأخبار حتى تُنشر.
empty-filtered-title = لا شيء يطابق
empty-filtered-text = استخدم كلمات أقل أو أزل أحد المعايير. يجري البحث في العناوين والمعرّفات والتوقيعات.
empty-mine-title = لا شيء لك هنا
empty-mine-text = هنا تظهر المواد التي تكتبها أو تُسند إليك. يمكن للمحرر أن يسند مادة من لوحتها الجانبية.
empty-review-title = لا شيء ينتظر المراجعة
empty-review-text = حين تُقدَّم مسودة تظهر هنا من تلقاء نفسها، من دون إعادة تحميل الصفحة.

## المادة
story-new = مادة جديدة
story-new-text = ثلاثة قرارات للبداية، وكلها قابلة للتغيير لاحقا.
story-new-translates = ترجمة للمادة:
story-new-go = بدء الكتابة
editor-no-script = كتابة النص تحتاج إلى تفعيل البرمجيات في المتصفح. أما العنوان والمقدمة وكل ما بجانبهما فيُحفظ من دونها.
words-count = { $count ->
    [zero] لا كلمات بعد
    [one] كلمة واحدة
    [two] كلمتان
    [few] { $count } كلمات
    [many] { $count } كلمة
   *[other] { $count } كلمة
}
panel-title = عن هذه المادة
panel-place = مكانها
panel-byline = التوقيع والمصدر
panel-picture = الصورة الرئيسية
panel-headlines = عناوين أخرى
panel-embargo = الحظر والانتهاء
panel-translations = اللغات الأخرى
panel-notes = ملاحظات
picture-none = لا صورة بعد. المادة بلا صورة تُعرض بالكلمات وحدها.
picture-choose = اختيار صورة
picture-change = اختيار غيرها
picture-no-alt = لا نص بديلا لهذه الصورة. صف ما تُظهره لمن لا يستطيع رؤيتها.
slug-former = { $count ->
    [zero] لا عناوين سابقة
    [one] عنوان سابق واحد يقود إلى هنا
    [two] عنوانان سابقان يقودان إلى هنا
    [few] { $count } عناوين سابقة تقود إلى هنا
    [many] { $count } عنوانا سابقا تقود إلى هنا
   *[other] { $count } عنوان سابق تقود إلى هنا
}
translations-none = هذه المادة بلغة واحدة فقط.
notes-none = لا ملاحظات. الملاحظات للزملاء، ولا يراها القراء أبدا.
note-new = ملاحظة للزملاء
note-new-hint = اكتب @ ثم اسما لتنبيه زميل. وللحديث عن مقطع بعينه، حدده في النص.
note-add = إضافة الملاحظة
note-settle = حُسمت
strip-title = المرحلة
strip-more = المزيد
strip-barred = غير ممكن الآن
strip-see = عرضها في الموقع
strip-reason = ما يُقال للقراء:

## الأفعال
act-submit = تقديم للمراجعة
act-send-back = إعادة إلى الكاتب
act-approve = إجازة ونشر
act-publish = نشر الآن
act-publish-changes = نشر التغييرات
act-schedule = نشر في موعد
act-unschedule = إلغاء الموعد
act-correct = نشر تصويب
act-withdraw = سحب
act-kill = إلغاء تام
act-translate = ترجمة
act-translate-into = ترجمة إلى: { $language }
act-copy = نسخ كمسودة جديدة
act-assign-me = إسناد إلي
act-schedule-go = تحديد الموعد
act-correct-go = نشر التصويب
act-withdraw-go = سحب المادة
act-kill-go = إلغاء المادة إلغاء تاما
schedule-at = تُنشر في
schedule-embargo = محظورة حتى
schedule-embargo-hint = لا يراها أحد من الخارج قبل ذلك، مهما تقرر غيره.
schedule-until = تُسحب في
schedule-until-hint = تغادر الموقع في هذا الوقت من تلقاء نفسها. إن تُرك فارغا بقيت.
schedule-zone = الأوقات بتوقيت { $zone }.
schedule-now = الوقت الآن:
correct-text = أصلح النص أولا، ثم قل هنا ما الذي كان خطأ. يرى القراء هذه الملاحظة في ذيل المادة وفي صفحة التصويبات وفي الخلاصات.
correct-kind = النوع
correct-words = ما الذي كان خطأ، وما الصواب
correct-words-hint = جملة أو جملتان، مثل: ورد في نسخة سابقة عام غير صحيح، والصواب 2019.
correction-kind-correction = تصويب
correction-kind-clarification = توضيح
correction-kind-update = تحديث
correction-kind-retraction = سحب المضمون
withdraw-text = تغادر المادة كل القوائم والخلاصات وخرائط الموقع، ويبقى عنوانها يجيب ويقول لماذا لم تعد هنا.
withdraw-reason = السبب كما سيراه القراء
withdraw-reason-hint = جملة واحدة تحل محل المادة.
kill-text = الإلغاء التام يسحب المادة من كل مكان دفعة واحدة، لأسباب قانونية أو لخطر على أشخاص. وتُزال من:
kill-reach-page = عنوانها نفسه، فيجيب بأنها سُحبت مع السبب
kill-reach-fronts = { $count ->
    [zero] لا صفحات رئيسية ولا قوائم
    [one] صفحة رئيسية أو قائمة واحدة
    [two] صفحتين رئيسيتين أو قائمتين
    [few] { $count } صفحات رئيسية وقوائم
    [many] { $count } صفحة رئيسية وقائمة
   *[other] { $count } صفحة رئيسية وقائمة
}
kill-reach-feeds = { $count ->
    [zero] لا خلاصات
    [one] خلاصة واحدة
    [two] خلاصتين
    [few] { $count } خلاصات
    [many] { $count } خلاصة
   *[other] { $count } خلاصة
}
kill-reach-sitemaps = خرائط الموقع ومنها خريطة الأخبار
kill-reach-search = البحث هنا، وبإشعار محركات البحث
kill-reach-kept = كل الصفحات المحفوظة على كل الخوادم
kill-reach-mirrors = { $count ->
    [zero] لا نسخ مرآة: لم تُنشأ
    [one] نسخة مرآة واحدة
    [two] نسختي مرآة
    [few] { $count } نسخ مرآة
    [many] { $count } نسخة مرآة
   *[other] { $count } نسخة مرآة
}
kill-final = لا رجعة في ذلك. وسيُقال لك متى يتم كل جزء منه.
kill-typed = للتأكيد اكتب المعرّف: { $slug }

## السوابق والمقارنة
history = سجل الصياغات
history-all = كل الصياغات
history-none = لم يُحفظ شيء بعد
history-none-text = تُحفظ هنا كل صياغة، ويمكن مقارنتها واستعادتها. تظهر الأولى عند حفظ المادة.
history-first = هذه هي الصياغة الوحيدة حتى الآن. مع الصياغة التالية تمكن المقارنة.
history-text = كل صياغة محفوظة تبقى ولا تتغير. استعادة إحداها تنشئ صياغة جديدة منها، ولا يضيع شيء.
history-from = من
history-to = إلى
history-from-n = المقارنة من الصياغة { $n }
history-to-n = المقارنة إلى الصياغة { $n }
history-older = صياغات أقدم
revision-n = الصياغة { $n }
revision-live = يراها القراء
restore = استعادة
compare-go = مقارنة
compare-title = صياغتان
compare-manner = طريقة العرض
compare-side = جنبا إلى جنب
compare-inline = في نص واحد
compare-swap = عكس الاتجاه
compare-restore = استعادة الصياغة { $n }
compare-same = الصياغتان متطابقتان
compare-same-text = لا تختلفان إلا في وقت الحفظ.
compare-added = { $count ->
    [zero] لم تُضف كلمات
    [one] أُضيفت كلمة واحدة
    [two] أُضيفت كلمتان
    [few] أُضيفت { $count } كلمات
    [many] أُضيفت { $count } كلمة
   *[other] أُضيفت { $count } كلمة
}
compare-removed = { $count ->
    [zero] لم تُحذف كلمات
    [one] حُذفت كلمة واحدة
    [two] حُذفت كلمتان
    [few] حُذفت { $count } كلمات
    [many] حُذفت { $count } كلمة
   *[other] حُذفت { $count } كلمة
}
compare-added-begins = أُضيف:
compare-added-ends = نهاية ما أُضيف.
compare-removed-begins = حُذف:
compare-removed-ends = نهاية ما حُذف.
part-headline = العنوان
part-standfirst = المقدمة
part-list-headline = العنوان في القوائم
part-social-headline = العنوان للبحث والمشاركة
part-slug = المعرّف في الرابط
part-section = القسم
part-form = النوع
part-byline = التوقيع
part-source = المصدر
part-topics = الموضوعات
part-regions = المناطق
part-coverage = التغطية
part-picture = الصورة الرئيسية
part-body = النص
preview = معاينة
preview-manner = عرض المعاينة
preview-phone = هاتف
preview-desktop = حاسوب
preview-both = جنبًا إلى جنب
preview-lists = في القوائم والبحث
preview-only = لا يفتح هذا إلا الأعضاء.
preview-saved = صياغة حُفظت
preview-typed-now = كما هي مكتوبة الآن؛ لم يُحفظ كل ما فيها صياغةً بعد.
preview-lacks = تُعرض بقدر ما كُتب منها. لا يمكن تقديمها للقراء بعد:
preview-wording = أي صياغة
preview-wording-typed = المكتوب الآن
preview-wording-scheduled = المجدولة
preview-wording-live = ما يراه القراء
preview-frame-phone = الصفحة على هاتف: { $headline }
preview-frame-desktop = الصفحة على حاسوب: { $headline }
preview-frame-section = واجهة القسم وفي أعلاها: { $headline }
preview-search = في نتائج البحث
preview-shared = عند المشاركة
preview-shared-none = من دون صورة رئيسية تُشارَك بلا صورة.

## المواعيد والتصويبات والسجل
scheduled-title = ما يخرج من تلقاء نفسه
scheduled-tonight = الليلة
scheduled-none = لا شيء مجدول
scheduled-none-text = افتح مادة واختر «نشر في موعد». تُنشر في ثانيتها، ولو لم يكن في اللوحة أحد.
agenda-publish = تُنشر
agenda-publish-changes = تُنشر تغييراتها
agenda-withdraw = تغادر الموقع
agenda-embargo = ينتهي حظرها
agenda-by = حدده { $name }
corrections-none = لا تصويبات
corrections-none-text = إن كان في مادة منشورة خطأ، افتحها واختر «نشر تصويب». يجد القراء الملاحظة في ذيل المادة وفي صفحة خاصة.
corrections-public = كما يراها القراء
corrections-older = تصويبات أقدم
audit-text = كل ما جرى، ومن فعله ومتى. لا شيء هنا قابل للتغيير.
audit-of = ما جرى لهذه المادة فقط:
audit-everything = عرض كل شيء
audit-operator = سطر الأوامر
audit-csv = حفظ بصيغة CSV
audit-json = حفظ بصيغة JSON
audit-none = لم يجر شيء يطابق
audit-none-text = وسّع المدة أو أزل أحد المعايير.
audit-older = قيود أقدم
column-when = متى
column-by = من
column-event = ماذا
column-about = بشأن
column-number = الرقم
column-saved = حُفظت
column-words = الكلمات
column-stage = المرحلة
column-seen = آخر حضور
column-second-factor = التحقق الثاني
column-acts = ما يمكن فعله
event-publication-changed = تغيير المؤسسة
event-edition-changed = تغيير طبعة
event-section-changed = تغيير قسم
event-region-changed = تغيير منطقة
event-topic-changed = تغيير موضوع
event-coverage-changed = تغيير تغطية
event-author-changed = تغيير كاتب
event-footer-page-changed = كتابة صفحة في الذيل
event-asset-uploaded = رفع ملف
event-asset-developed = جهّز ملفات صورة
event-asset-spoilt = تعذّر عليه تجهيز ملفات صورة
event-captions-set = غيّر ترجمة مصاحبة
event-story-saved = حفظ مسودة
event-story-submitted = تقديم للمراجعة
event-story-sent-back = إعادة إلى الكاتب
event-story-scheduled = تحديد موعد
event-story-unscheduled = إلغاء موعد
event-story-published = نشر
event-story-updated = نشر تغييرات
event-story-corrected = نشر تصويب
event-story-withdrawn = سحب
event-story-killed = إلغاء تام
event-story-restored = استعادة صياغة
event-story-assigned = إسناد
event-embargo-set = غيّر موعد الحظر
event-expiry-set = حدّد موعد الانتهاء
event-story-translated = بدأ ترجمة
event-story-expired = انتهى عرضها في موعدها
event-address-changed = غيّر العنوان
event-unknown = فعل شيئًا يعرفه برنامج أحدث
event-note-written = كتابة ملاحظة
event-note-settled = حسم ملاحظة
event-flash-sent = إرسال خبر عاجل
event-flash-corrected = تصحيح خبر عاجل
event-flash-recalled = سحب خبر عاجل
event-flash-promoted = تحويل خبر عاجل إلى مادة
event-front-curated = ترتيب صفحة رئيسية
event-front-draft-saved = حفظ مسودة واجهة
event-front-draft-discarded = تخلّص من مسودة واجهة
event-front-scheduled = جدول واجهة
event-front-unscheduled = ألغى جدولة واجهة
event-member-invited = دعوة عضو
event-member-joined = انضمام
event-member-changed = تغيير عضو
event-member-disabled = إغلاق حساب
event-member-enabled = إعادة فتح حساب
event-signed-in = دخول
event-signed-out = خروج
event-sign-in-refused = رفض دخول
event-session-revoked = إنهاء جلسة
event-password-changed = تغيير كلمة المرور
event-second-factor-changed = تغيير التحقق الثاني
event-sign-in-failed = تعذر عليه الدخول
event-sessions-revoked = أنهى كل الجلسات
event-second-factor-set = أعد عاملا ثانيا
event-second-factor-removed = أزال عاملا ثانيا
event-recovery-codes-made = أنشأ رموز استعادة جديدة
event-recovery-code-used = استخدم رمز استعادة
event-token-made = إنشاء رمز برمجي
event-token-revoked = إلغاء رمز برمجي
event-hook-set = إنشاء خطاف أو تعديله
event-hook-removed = إزالة خطاف
event-hook-paused = إيقاف خطاف مؤقتا
event-hook-resumed = استئناف خطاف
event-hook-closed = إغلاق خطاف لا يستلم متلقيه شيئا
event-hook-secret-made = إنشاء سر جديد لخطاف
event-hook-tried = تجربة خطاف
event-hook-told-again = إعادة إبلاغ خطاف

## الأعضاء والحساب
member-you = أنت
member-disabled = مغلق
member-never-seen = لم يحضر بعد
member-since = عضو منذ
member-stories = مواده
member-audit = ما فعله
member-may = يجوز لهذه الصفة:
member-reset = إزالة التحقق الثاني
member-reset-text = عند ضياع الهاتف. يدخل العضو بكلمة المرور وحدها ثم يُطلب منه إعداد تحقق جديد. تأكد أنه هو من يطلب.
member-leaving = مغادرة غرفة الأخبار
member-disable = إغلاق الحساب
member-disable-text = يخرج من كل الأجهزة خلال ثوان ولا يستطيع الدخول. ويبقى ما كتبه باسمه.
member-enable = إعادة فتح الحساب
member-enable-text = يستطيع الدخول مجددا بكلمة مروره وصفته السابقتين.
members-alone = أنت وحدك هنا
members-alone-text = ادع زميلا: من يكتب المادة لا ينبغي أن يكون هو من يجيزها.
invite-title = دعوة زميل
invite-go = إرسال الدعوة
invite-link = يُعرض هذا الرابط مرة واحدة. إن كان هذا الخادم لا يرسل البريد فأرسله بنفسك.
invitations-title = دُعوا ولم ينضموا بعد
invitations-by = دعاه { $name }
invitations-expired = انتهت صلاحيتها
invitations-again = إرسال مجددا
invitations-withdraw = سحب الدعوة
account-self = بياناتك
scheme-title = المظهر
scheme-auto = كالجهاز
scheme-light = فاتح
scheme-dark = داكن
sessions-title = الجلسات المفتوحة
sessions-none = لا جلسات في الوقت الحالي.
sessions-revoke-all = الخروج من كل الأجهزة
sessions-revoke-others = الخروج من كل الأجهزة الأخرى
session-this = هذه الجلسة
session-since = منذ
session-seen = آخر حضور
session-revoke = إنهاء
second-factor = التحقق الثاني
second-factor-on = مفعّل
second-factor-off = غير مفعّل
second-factor-text = معه لا تكفي كلمة مرور مسروقة. تحتاج إلى تطبيق مصادقة على هاتفك وإلى دقيقتين.
second-factor-set-up = إعداد التحقق الثاني
second-factor-scan = امسح هذه الصورة بالتطبيق
second-factor-scan-text = يصلح أي تطبيق مصادقة.
second-factor-qr = رمز مربع فيه مفتاح التحقق الثاني. المفتاح نفسه مكتوب تحته بالحروف.
second-factor-secret = أو اكتب هذا المفتاح في التطبيق:
second-factor-prove = اكتب الرمز الذي يظهر
second-factor-turn-on = تفعيل
second-factor-turn-off = إيقاف
recovery-title = رموز الاسترداد
recovery-text = كل رمز يدخلك مرة واحدة إن ضاع هاتفك. اطبعها أو احفظها في مدير كلمات المرور، لا على الهاتف نفسه.
recovery-once = لا تُعرض إلا هذه المرة. يمكن إنشاء غيرها من حسابك، وعندئذ تبطل القديمة.
recovery-kept = حفظتُها
recovery-left = { $count ->
    [zero] لم تبق رموز استرداد. أنشئ غيرها الآن.
    [one] بقي رمز استرداد واحد.
    [two] بقي رمزا استرداد.
    [few] بقيت { $count } رموز استرداد.
    [many] بقي { $count } رمز استرداد.
   *[other] بقي { $count } رمز استرداد.
}
recovery-new = إنشاء رموز جديدة
tokens-title = الرموز البرمجية
tokens-text = بالرمز يعمل برنامج باسمك، في حدود ما تسمح له به وما تسمح به صفتك.
tokens-documents = وصف الواجهة البرمجية
tokens-manage = عرض الرموز وإنشاؤها
tokens-count = { $count ->
    [zero] لا رموز.
    [one] رمز واحد.
    [two] رمزان.
    [few] { $count } رموز.
    [many] { $count } رمزا.
   *[other] { $count } رمز.
}
tokens-none = لا رموز بعد
tokens-none-text = أنشئ رمزا لكل برنامج، لتلغي أحدها من دون أن توقف غيره.
token-new = رمز جديد
token-make = إنشاء الرمز
token-made = يُعرض الرمز «{ $name }» هذه المرة فقط. انسخه الآن، فلا تُحفظ هنا إلا بصمته.
token-may = يجوز له
token-used = آخر استخدام
token-never-used = لم يُستخدم بعد
day-unreadable = هذا ليس يوما. اكتب السنة والشهر واليوم.
token-until = يصلح حتى
token-for-good = بلا نهاية
token-revoke = إلغاء

## البداية
welcome-here = أهلًا بك
welcome-title = أهلًا بك في تحرير { $name }
welcome-text = دقائق قليلة وتصبح الصحيفة مفتوحة أمام القراء. يمكنك التوقف عند أي خطوة والعودة إليها لاحقًا.
welcome-progress = أُنجز { $done } من { $of } خطوات
welcome-open = الصحيفة مفتوحة، وصدرت أول مادة فيها.
welcome-front = عرض الصفحة الأولى
welcome-done = تم
welcome-keep = حفظ ومتابعة
welcome-change = تغيير
welcome-paper = تسمية الصحيفة
welcome-paper-text = اسمها، واللغات التي تصدر بها، ومكان قرائها. كل ذلك قابل للتغيير لاحقًا.
welcome-paper-go = التسمية
welcome-look = مظهر الصحيفة
welcome-look-text = لونان وشعار. من دونها تظهر الصحيفة بالمظهر المعتاد.
welcome-look-go = الاختيار
welcome-sections = اختيار الأقسام
welcome-sections-text = منها قائمة التصفح، وكل مادة تقع في قسم واحد.
welcome-sections-go = الاختيار
welcome-logo-there = للصحيفة شعار، والملف الجديد يحل محله.
welcome-logo-unusable = لا يصلح هذا الملف داخل الصفحة: { $reason }. احفظه بصيغة SVG بسيطة من دون برامج ولا أنماط.
field-paper-name = اسم الصحيفة
field-paper-languages = اللغات
field-paper-languages-hint = كل لغة طبعة مستقلة، لها صفحتها الأولى وقائمة تصفحها.
field-paper-zone = المنطقة الزمنية للقراء
field-paper-zone-hint = مدينة توقيتها توقيتهم، مثل Africa/Cairo أو Europe/Madrid.
field-paper-brand = لون الصحيفة
field-paper-alert = لون الأخبار العاجلة
field-paper-logo = الشعار
field-paper-logo-hint = ملف SVG يظهر بجانب الاسم في كل صفحة.
field-paper-sections = الأقسام في قائمة التصفح
field-paper-sections-hint = لكل قسم اسمه في كل لغة. وما لا تختاره الآن تضيفه لاحقًا.
field-your-email-hint = به تسجّل الدخول من الآن.
welcome-protect = حماية حسابك
welcome-protect-text = بيدك كل مفاتيح غرفة الأخبار. أضف تحققا ثانيا كي لا تكفي كلمة المرور وحدها.
welcome-protect-go = إعداد التحقق الثاني
welcome-invite = دعوة زميل
welcome-invite-text = يمكنك وحدك الكتابة والنشر. ومع زميل، يكتب أحدكما ويراجع الآخر.
welcome-invite-go = دعوة زميل
welcome-write = كتابة المادة الأولى
welcome-write-text = تبقى مسودة حتى تنشرها، وترى قبل النشر ما سيراه القراء تماما.
welcome-write-go = بدء الكتابة
welcome-editions = الطبعات
welcome-editions-text = هكذا يراها القراء الآن.
welcome-close = إغلاق هذا الدليل

## حين يتعذر عرض الشاشة
problem-forbidden = ليس من صلاحيات صفتك
problem-forbidden-text = أنت مسجل الدخول، لكن هذه الشاشة أو هذا الفعل لصفة أخرى.
problem-not-found = لا شيء هنا
problem-not-found-text = ربما كُتب العنوان خطأ، أو أُزيل ما كان هنا. يجد البحث المواد بالعنوان والمعرّف.
problem-session-ended = انتهت جلستك
problem-session-ended-text = سُجّل خروجك هنا أو في مكان آخر، أو طال انقطاعك. ما كنت ترسله لم يضع: سجّل الدخول وأرسله مجددا.
problem-too-many = طلبات كثيرة
problem-too-many-text = طلب هذا الجهاز كثيرا في وقت قصير. انتظر قليلا ثم أعد المحاولة.
problem-failed = حدث خطأ
problem-failed-text = الخطأ من جانبنا وقد سُجّل، وما حُفظ آمن. يُرجى المحاولة مجددا بعد لحظات.
problem-database = قاعدة البيانات لا تجيب
problem-database-text = لا يمكن حفظ شيء في الوقت الحالي. الموقع العام مستمر في عرض ما نُشر، وتعود هذه الشاشة فور عودة قاعدة البيانات.
problem-refused = لا يمكن فعل هذا
problem-refused-text = غرفة الأخبار لا تسمح بذلك، والسبب مذكور أدناه.
problem-unfit = في المسودة ما لا يمكن أن يكون في مادة
problem-unfit-text = أُدخل فيها شيء لا يعرفه مكتب التحرير، وربما جاء من برنامج. لم يُفقد شيء ولم يُنفَّذ شيء. افتح المادة ليزيله المحرر. موضعه هنا:
problem-from-elsewhere = جاء هذا من موقع آخر
problem-from-elsewhere-text = كل ما يغير شيئا يجب أن يرسل من المكتب نفسه. لم يُنفذ شيء.
problem-unsigned = لم يعد هذا النموذج صالحا
problem-unsigned-text = فُتح قبل دخولك أو خروجك، أو في متصفح آخر. لم يُنفذ شيء. راجع ما كنت ترسله ثم أرسله من هنا مرة أخرى.
problem-too-large = هذا كثير دفعة واحدة
problem-too-large-text = ما أرسلته أطول مما يقبله المكتب. لم يُحفظ شيء. اختصره أو أرسله على أجزاء.
problem-unreadable = تعذر فهم هذا الطلب
problem-unreadable-text = ينقصه شيء، أو ليس كما ترسله نماذج المكتب. لم يُنفذ شيء.
problem-send-again = أرسله مرة أخرى
problem-number = الرقم في السجل:
problem-kept = ما كنت ترسله
way-out-home = إلى المواد
way-out-sign-in = تسجيل الدخول
way-out-again = إعادة المحاولة
conflict-title = غيّر أحدهم الشيء نفسه
conflict-text = غيّر { $name } هذه المادة بعد أن فتحتها.
conflict-kept = لم يضع شيء: النصان أدناه. اختر أحدهما في كل حقل ثم احفظ.
conflict-theirs = كما هو الآن
conflict-yours = كما كتبته أنت
conflict-save = احفظ ما اخترته
conflict-keep = اترك كل شيء كما هو

## ما تم
notice-saved = حُفظت.
notice-submitted = قُدّمت للمراجعة.
notice-sent-back = أُعيدت إلى الكاتب.
notice-published = نُشرت، ويراها القراء.
notice-scheduled = جُدولت المادة وستُنشر في موعدها.
notice-unscheduled = أُلغي الموعد، وعادت مسودة.
notice-corrected = نُشر التصويب.
notice-withdrawn = سُحبت، ويقول عنوانها لماذا.
notice-killing = الإلغاء جار. تقول هذه الصفحة متى يتم في كل مكان.
notice-killed = أُلغيت المادة نهائيًا وسُحبت من كل مكان.
notice-restored = استُعيدت الصياغة القديمة صياغةً جديدة.
notice-assigned = أُسندت إلى { $name }.
notice-note-added = أُضيفت الملاحظة.
notice-note-settled = حُسمت الملاحظة.
notice-view-kept = حُفظت القائمة.
notice-view-forgotten = حُذفت القائمة.
notice-invited = الدعوة في طريقها إلى { $email }.
notice-invitation-withdrawn = سُحبت الدعوة.
notice-role-changed = صار لدى { $name } صفة أخرى.
notice-session-ended = أُنهيت الجلسة.
notice-sessions-ended = { $count ->
    [zero] لا جلسات أُنهيت.
    [one] أُنهيت جلسة واحدة.
    [two] أُنهيت جلستان.
    [few] أُنهيت { $count } جلسات.
    [many] أُنهيت { $count } جلسة.
   *[other] أُنهيت { $count } جلسة.
}
notice-account-closed = أُغلق الحساب.
notice-account-opened = أُعيد فتح الحساب.
notice-password-changed = تغيرت كلمة المرور.
notice-second-factor-on = التحقق الثاني مفعّل.
notice-second-factor-off = أُوقف التحقق الثاني.
notice-token-revoked = لم يعد الرمز صالحا.
notice-hook-paused = أُوقف الخطاف مؤقتا.
notice-hook-resumed = استؤنف الخطاف.
notice-hook-removed = أُزيل الخطاف.
notice-hook-told-again = تُرسل مرة أخرى بعد لحظات.

## لماذا تقول غرفة الأخبار لا

## Why a window of the editor is sent away; at most 123 bytes each

room-garbage = أرسل المحرر ما لا يُقرأ. أعد تحميل الصفحة.
room-too-large = هذا كثير دفعة واحدة. ألصقه على أجزاء.
room-full = امتلأت المسودة. احذف منها شيئًا.
room-revoked = لم يعد بإمكانك تحرير هذه المادة.
room-again = عد بعد لحظة.

## Breaking news
way-flashes = العاجل
keys-flash = إرسال خبر عاجل
keys-flash-anywhere = إرسال خبر عاجل، حتى أثناء الكتابة
flashes-title = الأخبار العاجلة
flashes-sent = ما أُرسل
flashes-fresh = قائمة الأخبار العاجلة محدّثة من جديد.
flashes-none = لم يُرسل شيء بعد
flashes-none-text = اضغط { $open } في أي شاشة، واكتب جملة واحدة، ثم اضغط { $send }، فتظهر فورًا في كل صفحة مفتوحة.
flash-one = خبر عاجل
flash-window = إرسال خبر عاجل
flash-text = جملة واحدة
flash-most = { $count } حرف على الأكثر
flash-thread = السلسلة
flash-priority = الأولوية
flash-priority-urgent = طارئ
flash-priority-routine = عادي
flash-stays = مدته على الشريط
flash-leads-to = المادة التي تفصّله
flash-story-hint = ابحث بالعنوان، أو ألصق رابطها في الموقع.
flash-send = إرسال
flash-send-hint = الطبعة التي تُترك فارغة لا يُرسل إليها شيء، ويمكن أن تلحق صيغتها لاحقًا.
flash-not-sent = لم يُرسل: غرفة التحرير لا تستجيب. ما كتبته ما زال هنا؛ حاول مرة أخرى.
flash-add = إضافة صيغة
flash-add-text = ما ترسله هنا يضاف إلى ما أُرسل إلى الطبعات الأخرى.
flash-state-running = على الشريط
flash-state-ended = انتهى
flash-state-recalled = مسحوب
flash-correct = تصحيح
flash-correct-hint = تتغير الصفحات المفتوحة فورًا، ويذكر الأرشيف أنه صُحّح.
flash-correct-go = تصحيح في كل الصفحات
flash-recall = سحب
flash-recall-one = سحب من هذه الطبعة وحدها
flash-recall-text = يختفي فورًا من كل صفحة مفتوحة في كل الطبعات. ويذكر الأرشيف أن خبرًا سُحب، لا نصَّه.
flash-promote = تحويل إلى مادة
flash-its-story = مادته
flash-corrected-at = صُحّح
flash-recalled-at = سُحب
flash-before = ما كان يقوله
flash-until = حتى
flash-way = طريقه إلى القراء
flash-step-committed = حُفظ
flash-step-framed = جُهّز
flash-step-written-half = أُرسل إلى النصف
flash-step-written-most = أُرسل إلى 95 من 100
flash-step-seen-half = عُرض لدى نصف العينة
flash-step-seen-most = عُرض لدى 95 من 100
flash-millis = { $count } م.ث
flash-no-readers = لم يكن أحد يتابع.
notice-flash-sent = أُرسل، وتعرضه الصفحات المفتوحة.
notice-flash-corrected = صُحّح، وتعرض الصفحات المفتوحة الجملة الجديدة.
notice-flash-recalled = سُحب، واختفى من كل الصفحات.
flash-minutes = { $count ->
    [zero] صفر دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $count } دقائق
    [many] { $count } دقيقة
   *[other] { $count } دقيقة
}
flash-hours = { $count ->
    [zero] صفر ساعة
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $count } ساعات
    [many] { $count } ساعة
   *[other] { $count } ساعة
}
flash-readers = { $count ->
    [zero] لا قراء
    [one] قارئ واحد
    [two] قارئان
    [few] { $count } قراء
    [many] { $count } قارئًا
   *[other] { $count } قارئ
}
flash-listening = { $count ->
    [zero] لا يتابع أحد الآن
    [one] قارئ واحد يتابع الآن
    [two] قارئان يتابعان الآن
    [few] { $count } قراء يتابعون الآن
    [many] { $count } قارئًا يتابعون الآن
   *[other] { $count } قارئ يتابعون الآن
}
flash-seen-by = { $count ->
    [zero] لم تُجب أي صفحة
    [one] أجابت صفحة واحدة
    [two] أجابت صفحتان
    [few] أجابت { $count } صفحات
    [many] أجابت { $count } صفحة
   *[other] أجابت { $count } صفحة
}
flash-nodes = { $count ->
    [zero] لا عُقد
    [one] عقدة واحدة
    [two] عقدتان
    [few] { $count } عُقد
    [many] { $count } عقدة
   *[other] { $count } عقدة
}
part-embargo = الحظر
part-until = تغادر الموقع
part-assignee = مسندة إلى
conflict-empty = فارغ
conflict-clear = محفوظ من الطرفين بلا سؤال
conflict-of-yours = منك
conflict-of-theirs = من الآخر
notice-saved-together = حُفظ، وما غيّره الآخرون في هذه الأثناء محفوظ أيضًا.
saving-form = جارٍ الحفظ…
saved-form = حُفظ
unsaved-offline = لم يُحفظ: تعذر الوصول إلى غرفة الأخبار. ما كتبته ما زال هنا؛ اضغط «حفظ» مجددًا حين يعود الاتصال.
unsaved-failed = لم يُحفظ: لم تستطع غرفة الأخبار الاحتفاظ به، ربما لأن قرصها ممتلئ. ما كتبته ما زال هنا؛ أبلغ من يدير الخادم ثم اضغط «حفظ» مجددًا.
picture-remove = أزل الصورة
picture-alt = النص البديل
picture-alt-hint = ما تُظهره، لمن لا يستطيع رؤيتها.
picture-caption = التعليق
picture-credit = المصدر
picture-credit-hint = إن تُرك فارغًا أُخذ مما في الملف نفسه.
picture-search = ابحث في المكتبة
picture-search-go = بحث
picture-take = خذ هذه الصورة
picture-found-none = لا صورة في المكتبة تطابق. جرّب كلمات أخرى أو أرسل صورة.
picture-found-failed = تعذر الوصول إلى المكتبة الآن. حاول مجددًا.
picture-send = أرسل صورة
picture-send-go = إرسال
picture-file = الملف
picture-file-hint = JPEG أو PNG أو WebP أو GIF أو SVG، حتى 100 ميغابايت. يُحذف موضع التقاطها قبل أن يراها القراء.
picture-progress = أُرسل:
picture-making = وصلت؛ تُعدّ مقاساتها…
picture-too-large = الملف أكبر من 100 ميغابايت. صدّره أصغر.
picture-not-sent = لم تصل الصورة. ربما انقطع الاتصال؛ أرسلها مجددًا.
picture-refused-empty = لا ملف أو أنه فارغ. اختر ملفًا وأرسله مجددًا.
picture-refused-not-a-picture = هذا الملف ليس صورة يمكن عرضها للقراء. أرسل JPEG أو PNG أو WebP أو SVG.
picture-refused-seems-heif = هذه صورة بالصيغة التي تحفظ بها الهواتف (HEIF). صدّرها بصيغة JPEG ثم أرسلها.
picture-refused-seems-layers = هذا ملف لبرامج تحرير الصور (TIFF أو فوتوشوب). صدّره JPEG أو PNG وأرسله.
picture-refused-seems-film = هذا مقطع مصوّر لا تشغّله المتصفحات. صدّره MP4 أو WebM وأرسله.
picture-refused-seems-pdf = هذا مستند PDF. أرسل صوره واحدة واحدة بصيغة JPEG أو PNG.
picture-refused-seems-web-page = هذه صفحة ويب. افتح الصورة وحدها واحفظها ثم أرسلها.
picture-refused-seems-packed = هذا ملف مضغوط. فكّ ضغطه وأرسل ما بداخله.
picture-refused-film = هذا مقطع مصوّر. اختر صورة ثابتة لهذا الموضع.
picture-refused-sound = هذا تسجيل صوتي. اختر صورة ثابتة لهذا الموضع.
picture-refused-not-a-film = هذا ليس مقطعًا مصوّرًا. أرسل ملف MP4 أو WebM.
picture-refused-not-a-sound = هذا ليس تسجيلًا صوتيًا. أرسل ملف MP3 أو M4A أو Ogg أو WAVE.
picture-refused-tells-too-much = يحمل الملف مسار بيانات إلى جانب الصورة والصوت، وفي مثله تكتب الكاميرات مواقع التصوير. صدّره من جديد بالصورة والصوت وحدهما.
picture-refused-captions = هذه ليست ترجمة بصيغة WebVTT. صدّرها بصيغة WebVTT.
picture-refused-no-cues = لا يحتوي هذا الملف على أي نص. تأكّد من أنه صُدّر كاملًا.
picture-refused-too-slow = استغرق إعداد ملفات هذه الصورة وقتًا أطول من اللازم. أرسلها مجددًا حين يخفّ العمل على الخادم، أو صدّرها بحجم أصغر.
picture-refused-damaged = الصورة تالفة أو ناقصة. صدّرها من الأصل مجددًا.
picture-refused-too-many-bytes = حجم الملف { $size } ميغابايت، أي أكثر من { $most } ميغابايت. صدّره أصغر.
picture-refused-too-many-pixels = الصورة { $width } × { $height } بكسل، أي أكثر من { $most } ميغابكسل. صدّرها أصغر.
picture-refused-too-long = الصورة { $width } × { $height } بكسل؛ لا يجوز أن يزيد ضلع على { $most }. صدّرها أصغر.
picture-refused-strip = الصورة شريط من { $width } × { $height } بكسل. اقتطع منها.
picture-refused-drawing-script = في الرسم برنامج (سكربت). أزله: يصل القراءَ صورٌ لا برامج.
picture-refused-drawing-web-page = في الرسم قطعة من صفحة ويب. صدّره SVG بسيطًا أو PNG.
picture-refused-drawing-text = في الرسم نص حيّ كان سيضيع. حوّل النص إلى مسارات أو صدّره PNG.
picture-refused-drawing-photo = في الرسم صورة مضمّنة. صدّره PNG أو JPEG.
picture-refused-drawing-elsewhere = يشير الرسم إلى ملف آخر. ضمّنه ما يحتاج إليه أو صدّره PNG.
picture-refused-drawing-entities = في الرسم تعريفات كيانات. احفظه SVG بسيطًا.
picture-refused-drawing-itself = في الرسم شكل يحتوي نفسه. أزله أو صدّر الرسم PNG.
picture-refused-drawing-styled-shapes = في الرسم ورقة أنماط تطبّق نقوشًا أو أقنعة أو قصاصات أو مرشّحات. صدّره بخصائص العرض بدلًا منها أو صدّره PNG.
picture-refused-drawing-raw-text = في الرسم تصريح أو تعليق أو نص خام. أبقِ عناصر الرسم وحدها.
picture-refused-drawing-link = في الرسم رابط. أزله: الصفحة نفسها تربط الشعار.
picture-refused-drawing-style-sheet = في الرسم ورقة أنماط. اكتب الألوان خصائصَ في العناصر نفسها.
picture-refused-drawing-more = في الرسم أكثر من أشكال. أبقِ الأشكال والمجموعات والتدرجات وحدها.
picture-refused-too-elaborate = الرسم أعقد من أن يُرسم هنا. بسّطه أو صدّره PNG.
picture-refused-not-made = تعذر إعداد مقاسات الصورة. صدّرها بصيغة JPEG ثم أرسلها مجددًا.
choose-none = لا نتيجة. جرّب بداية أخرى للاسم.
choose-remove = أزل
choose-make = موضوع جديد:
field-topics-add = أضف مواضيع
field-topics-add-hint = أسماؤها تفصل بينها فواصل.
field-topics-add-hint-make = أسماؤها تفصل بينها فواصل. ويُنشأ ما لم يستعمله أحد بعد.
field-regions-add = أضف مناطق
calls-title = ملاحظات لك
calls-none = لم ينادك أحد في ملاحظة.
note-calls-you = لك
note-settled-by = حسمها { $name }
note-show = أظهرها في النص
note-lost = لم يعد المقطع في النص.
note-failed = تعذر حفظ الملاحظة. ما كتبته ما زال هنا؛ حاول مجددًا.
calls-count = { $count ->
    [zero] لا ملاحظات لك
    [one] ملاحظة واحدة لك
    [two] ملاحظتان لك
    [few] { $count } ملاحظات لك
    [many] { $count } ملاحظة لك
   *[other] { $count } ملاحظة لك
}
leaving-title = مادة أُلغيت نهائيًا وهي تغادر
leaving-killed = أُلغيت نهائيًا
leaving-see = انظر أين زالت
leaving-again = انظر مجددًا
leaving-all-done = تم كل شيء: لا شيء مما تقدمه غرفة الأخبار هذه يذكرها بعد الآن.
leaving-not-done = لم تزل من كل مكان بعد. تخبرك هذه الصفحة حالما يحدث ذلك.
leaving-paper = الصحيفة كما يسألها القارئ
leaving-nodes = الخوادم والمرايا
leaving-node-server = خادم
leaving-node-mirror = مرآة
leaving-here = هذا
leaving-done = تم
leaving-waiting = في الانتظار
leaving-silent = لا خبر عنه
leaving-seen = آخر خبر
leaving-silent-text = لا أحد يعرف ما يعرضه؛ شغّله أو افصله عن الشبكة.
leaving-no-nodes = لم يعلن أي برنامج وجوده بعد.
leaving-beyond = تُبلَّغ الذاكرات الوسيطة المشتركة المسمّاة عند التشغيل مع كل صفحة. أما ما نسخه الآخرون فبعيد المنال.
leaving-part-page = { $count ->
    [zero] عناوينها
    [one] عنوانها
    [two] عنواناها
    [few] عناوينها ({ $count })
    [many] عناوينها ({ $count })
   *[other] عناوينها ({ $count })
}
leaving-part-fronts = { $count ->
    [zero] الواجهات والقوائم
    [one] واجهة أو قائمة واحدة
    [two] واجهتان أو قائمتان
    [few] الواجهات والقوائم ({ $count })
    [many] الواجهات والقوائم ({ $count })
   *[other] الواجهات والقوائم ({ $count })
}
leaving-part-feeds = { $count ->
    [zero] الخلاصات
    [one] خلاصة واحدة
    [two] خلاصتان
    [few] الخلاصات ({ $count })
    [many] الخلاصات ({ $count })
   *[other] الخلاصات ({ $count })
}
leaving-part-sitemaps = { $count ->
    [zero] خرائط الموقع
    [one] خريطة موقع واحدة
    [two] خريطتا موقع
    [few] خرائط الموقع ({ $count })
    [many] خرائط الموقع ({ $count })
   *[other] خرائط الموقع ({ $count })
}
leaving-left = { $count ->
    [zero] لا موضع يذكرها
    [one] موضع واحد ما زال يذكرها
    [two] موضعان ما زالا يذكرانها
    [few] { $count } مواضع ما زالت تذكرها
    [many] { $count } موضعًا ما زال يذكرها
   *[other] { $count } موضع ما زال يذكرها
}
## مفاتيح المرور ومزوّد الهوية
sign-in-passkey = الدخول بمفتاح مرور
code-use-passkey = استخدام مفتاح مرور
device-cancelled = لم يُختر شيء أو انتهى الوقت. أعد المحاولة.
device-there = في هذا الجهاز مفتاح مرور للوحة بالفعل. استخدمه.
device-failed = تعذّر على المتصفح سؤال الجهاز. جرّب متصفحًا آخر أو ادخل بكلمة المرور.
passkeys-title = مفاتيح المرور
passkeys-text = يُحفظ مفتاح المرور في هاتفك أو حاسوبك أو في مفتاح أمان، ويفتح اللوحة ببصمتك أو وجهك أو برقم سري. لا يمكن تخمينه، ولا تستطيع صفحة مزيفة أن تطلبه.
passkeys-no-device = هذا المتصفح لا يدعم مفاتيح المرور، أو أن البرامج النصية فيه معطّلة.
passkeys-no-address = تحتاج مفاتيح المرور إلى عنوان الصحيفة نفسه. يضبط القائم على النظام base_address في ملف المطبوعة. ولتجربتها على هذا الجهاز افتح اللوحة على localhost.
passkeys-plain-http = تحتاج مفاتيح المرور إلى https، وعنوان الصحيفة { $address } غير مشفّر. يستطيع القائم على النظام تغييره.
passkeys-number = تحتاج مفاتيح المرور إلى عنوان له اسم، وعنوان الصحيفة { $address }. يستطيع القائم على النظام تغييره.
passkeys-unreadable = تحتاج مفاتيح المرور إلى عنوان الصحيفة نفسه، و{ $address } ليس عنوانًا. يستطيع القائم على النظام تغييره.
passkeys-elsewhere = تُستخدم مفاتيح المرور على { $address }. افتح اللوحة هناك.
passkeys-not-built = بُني هذا البرنامج من دون مفاتيح المرور.
passkey-name = اسم مفتاح المرور
passkey-name-hint = مثل الجهاز الذي يُحفظ عليه.
passkey-make = إنشاء مفتاح مرور
passkey-remove = إزالة
passkey-remove-text = لن يفتح اللوحة بعد الآن. قد يظل ظاهرًا في الجهاز، فاحذفه منه أيضًا.
passkey-remove-by-other = التأكيد بمفتاح مرور آخر
member-provider = مزوّد الهوية
member-tied = مرتبط بحساب لديه
member-untie = فكّ الارتباط
member-untie-text = عندما يُمنح عنوانه لحساب جديد لدى المزوّد. الدخول التالي بهذا العنوان يربطه من جديد. تأكد من أنه هو حقًا.
event-passkey-made = أنشأ مفتاح مرور
event-passkey-removed = أزال مفتاح مرور
event-provider-linked = رُبط بحساب لدى مزوّد الهوية
event-provider-unlinked = فكّ ارتباط عضو بمزوّد الهوية
notice-passkey-made = مفتاح المرور جاهز، وهو يفتح اللوحة من الآن.
notice-passkey-removed = أُزيل مفتاح المرور.
notice-provider-untied = فُكّ ارتباط العضو بمزوّد الهوية.
second-factor-by-passkey = مفعّل: مفتاح المرور
## خطافات الويب
hooks-text = تُبلَّغ برامج خارج الدار بما يحدث هنا في الحال، بتوقيع، ومرة بعد مرة حتى تستلمه.
hooks-none = لا خطافات بعد
hooks-none-text = يمكن لنشرة بريدية أو دردشة أو أرشيف دار أخرى أن يتصرف فور نشر مادة. اكتب عنوانه واختر ما يُبلَّغ به.
hook-new = خطاف جديد
hook-edit = تعديل الخطاف
hook-make = إنشاء الخطاف
field-hook-name = من يستمع هناك
field-hook-name-hint = ليعرف الزملاء من يوقفون حين يوقفونه.
field-hook-address = العنوان
field-hook-address-hint = يبدأ بالبروتوكول الآمن. أما أجهزة شبكتك الخاصة فيجب أن يسمح بها أولا من يدير الخادم.
hook-public = يُبلَّغ بما يراه القراء
hook-inside = يُبلَّغ بما لا تعرفه إلا غرفة الأخبار
hook-inside-text = مع عنوان المسودة ما لم يكن عليها حظر نشر. لا تخترها إلا لبرامج دارك.
hook-is-told = يُبلَّغ بما يلي
hook-of-editions = من الطبعات
hook-of-editions-hint = من كل الطبعات إن لم تُختر واحدة.
hook-of-all-editions = من كل الطبعات
hook-made = أنشئ
hook-health = حاله
hook-last = آخر ما أُبلغ به
hook-waiting = في الانتظار
hook-nothing-yet = لا شيء بعد
hook-bars = الواصل: { $arrived } من آخر { $settled }. كلما علا العمود طال انتظار الرد.
hook-health-well = بخير
hook-health-stumbling = متعثر
hook-health-failing = معطل
hook-health-paused = متوقف مؤقتا
hook-health-gone = لم يعد موجودا
hook-health-given-up = متروك
hook-health-well-text = لا شيء يعوقه.
hook-health-stumbling-text = لم تصل المحاولات الأخيرة. تُعاد على فترات تتباعد نحو ثلاثة أيام.
hook-health-failing-text = لم يصل شيء منذ ثلاثة أيام. بعد أسبوع لن يُرسل شيء. راجع الردود أدناه وأبلغ من يدير الطرف الآخر.
hook-health-paused-text = لا يُرسل شيء. يُحفظ ما يحدث أربعة أيام ويُرسل عند الاستئناف.
hook-health-gone-text = أجاب الطرف الآخر بأنه زال نهائيا. لا يُرسل شيء بعد. إن كان ذلك خطأ فأرسل تجربة ثم استأنف، فيُبلَّغ بما يحدث منذئذ.
hook-health-given-up-text = لم يصل شيء طوال أسبوع فلا يُرسل شيء بعد. حين يُصلح الطرف الآخر أرسل تجربة ثم استأنف، فيُبلَّغ بما يحدث منذئذ.
hook-failing-since = لم يصل شيء منذ
hook-pause = إيقاف مؤقت
hook-resume = استئناف
hook-test = إرسال تجربة
hook-tested = الرد على التجربة:
hook-told = ما أُبلغ به
hook-told-none = لم يُبلَّغ بشيء بعد
hook-told-none-text = أرسل تجربة لترى هل يرد الطرف الآخر. ما يحدث من الآن يظهر هنا.
hook-state = الحالة
hook-answer = الرد
hook-tries = المحاولات
hook-next-try = المحاولة القادمة
hook-not-tried = لم تُجرَّب بعد.
hook-state-waiting = في الانتظار
hook-state-delivered = وصلت
hook-state-given-up = تُركت
hook-state-dropped = لم تُرسل
hook-answer-status = الرد { $status }
hook-answer-unreachable = لا أحد هناك
hook-answer-too-slow = أبطأ من اللازم
hook-answer-not-allowed = لا يُرسل شيء إلى هناك
hook-millis = { $millis } ملي ثانية
hook-secret = السر
hook-secret-once = يُعرض السر هذه المرة فقط. سلّمه لمن يدير الطرف الآخر بطريق آمن.
hook-secret-text = به يعرف الطرف الآخر أن الرسالة منا. السر الجديد لا يُبطل القديم فورا، فكل رسالة تُوقَّع بهما معا يوما كاملا.
hook-former-until = السر السابق صالح حتى
hook-rotate = إنشاء سر جديد
hook-remove-title = إزالته
hook-remove-text = تزول معه أسراره وكل ما أُبلغ به، ولا رجعة في ذلك.
hook-remove = إزالة الخطاف
hook-entry = قيد السجل
hook-to-story = إلى المادة
hook-again = إرسال مرة أخرى
hook-again-text = بالمعرّف نفسه، فلا يكرر شيئا من استلمها من قبل.
hook-message = الرسالة
hook-message-text = كما تُرسل الآن. لا يُحفظ مع الرسالة شيء من المادة، بل تُصاغ من جديد في كل محاولة.
hook-recipe-title = كيف يتحقق الطرف الآخر مما يصله
hook-recipe-sign = صِل بنقاط المعرّف والوقت والمتن كما وصلت تماما. احسب لها { $mac } بما يلي { $mark } في السر، وقارنه بكل توقيع. مكتبات { $scheme } تفعل ذلك.
hook-recipe-time = ارفض ما مضى عليه أكثر من خمس دقائق، فقد يكون أحدهم يعيد إرساله.
hook-recipe-once = احفظ قيمة { $id }، فالمعرّف نفسه هو الرسالة نفسها وتُنفَّذ مرة واحدة.
hook-recipe-answer = أجب خلال عشر ثوان بحالة من { $least } إلى { $most }، واعمل بعد ذلك.
hook-recipe-example = مثال لبرنامج يتحقق
hook-kind-story-published = نشر مادة
hook-kind-story-updated = تحديث مادة
hook-kind-story-corrected = نشر تصويب
hook-kind-story-withdrawn = سحب مادة
hook-kind-story-expired = انتهاء مدة مادة
hook-kind-story-killed = إلغاء مادة إلغاء تاما
hook-kind-flash-sent = إرسال خبر عاجل
hook-kind-flash-corrected = تصويب خبر عاجل
hook-kind-flash-recalled = سحب خبر عاجل
hook-kind-story-submitted = تسليم مادة
hook-kind-story-sent-back = إعادة مادة إلى كاتبها
hook-kind-story-scheduled = جدولة مادة
hook-kind-story-unscheduled = إلغاء جدولة مادة
hook-kind-story-assigned = إسناد مادة
hook-kind-hook-test = تجربة

## القراء
readers-how = تحصيها الصحيفة بنفسها، بلا ملفات ارتباط وبلا معرفة من يقرأ. ولا تُحصى البرامج الآلية ولا من يعيد فتح المادة نفسها خلال نصف ساعة.
readers-invented = هؤلاء قراء تجريبيون، أُنشئوا مع مواد النسخة التجريبية، حتى
readers-curve = القراءات عبر الزمن
readers-edition = الطبعة
readers-section = القسم
readers-sections-all = كل الأقسام
readers-window = المدة
readers-window-hour = الساعة الأخيرة
readers-window-day = اليوم الأخير
readers-window-week = الأسبوع الأخير
readers-window-always = منذ البداية
readers-most-hour = الأكثر قراءة في الساعة الأخيرة
readers-most-day = الأكثر قراءة في اليوم الأخير
readers-most-week = الأكثر قراءة في الأسبوع الأخير
readers-none = لم يُحصَ أحد هنا
readers-none-text = ما إن يبقى قارئ مع مادة بضع ثوان حتى تظهر في هذه القائمة.
readers-count = { $count ->
    [zero] لا قراءات
    [one] قراءة واحدة
    [two] قراءتان
    [few] { $count } قراءات
    [many] { $count } قراءة
   *[other] { $count } قراءة
}
readers-table = الأرقام في جدول
readers-from = من
readers-reads = القراءات
readers-running = حتى الآن
readers-of-story = قراء هذه المادة
readers-to-story = إلى المادة

## القناة المباشرة
way-channel = القناة المباشرة
permission-broadcast = تشغيل القناة المباشرة
scope-stream = إرسال البث المباشر وإدارة جدوله
event-channel-changed = تغيير القناة المباشرة
event-schedule-changed = تغيير جدول البرامج
notice-programme-removed = أُزيل البرنامج من الجدول.
notice-week-copied = نُسخ الأسبوع.
channels-text = ما تبثه كل طبعة مباشرة وما تعرضه في كل وقت. ويجده القراء تحت «مباشر».
channel-state = الحالة
channel-state-none = غير مُعدّة
channel-state-no-stream = جدول فقط
channel-state-elsewhere = البث من خادم آخر
channel-state-on-air = على الهواء
channel-state-off-air = خارج الهواء
channel-schedule-until = البرامج حتى
channel-no-schedule = لا برامج قادمة
channel-open-schedule = جدول البرامج
channel-page = صفحة القراء
channel-last = آخر مقطع
channel-ago = قبل { $seconds } ثانية
channel-pace = مقطع كل
channel-seconds = { $seconds } ثانية
channel-held = في الذاكرة
channel-held-count = القطع: { $pieces }، كيلوبايت: { $kilobytes }
channel-settings = الإعدادات
field-channel-title = اسم القناة
field-channel-source = البث
field-channel-source-hint = من أين تأتي الصورة والصوت.
channel-source-nothing = لا بث: تعرض الصفحة الجدول
channel-source-here = جهاز ترميز يرسله إلى هنا
channel-source-elsewhere = يقدمه خادم جهة أخرى
field-channel-address = عنوان البث على الخادم الآخر
field-channel-address-hint = قائمة التشغيل، وعنوانها آمن يبدأ ببروتوكول مشفّر. وعندئذ تجلب متصفحات القراء من ذلك المضيف دون سواه.
field-channel-note = حين لا يكون هناك بث
field-channel-note-hint = جملة أو جملتان للقراء، وتظهر الجملة المعتادة إن تركته فارغًا.
field-channel-poster = الصورة قبل البث
channel-no-poster = أزل الصورة
channel-poster-file = صورة أخرى
channel-poster-alt = ماذا تُظهر
channel-encoder = لجهاز الترميز
channel-encoder-text = أنشئ رمزًا بالنطاق «{ $scope }» ودع جهاز الترميز يرسل قائمته ومقاطعه إلى هذا العنوان:
channel-encoder-address = العنوان لجهاز الترميز
programmes-title = جدول البرامج
programmes-day = اليوم
programmes-go = اعرض
programmes-days = أيام أخرى
programmes-before = اليوم السابق
programmes-today = اليوم الحالي
programmes-after = اليوم التالي
programmes-zone = الأوقات حسب
programmes-when = متى
programmes-on = الآن
programmes-gap = { $minutes ->
    [zero] لا شيء على الهواء مدة { $minutes } دقيقة.
    [one] لا شيء على الهواء مدة دقيقة واحدة.
    [two] لا شيء على الهواء مدة دقيقتين.
    [few] لا شيء على الهواء مدة { $minutes } دقائق.
    [many] لا شيء على الهواء مدة { $minutes } دقيقة.
   *[other] لا شيء على الهواء مدة { $minutes } دقيقة.
}
programmes-overlap = { $minutes ->
    [zero] برنامجان معًا مدة { $minutes } دقيقة.
    [one] برنامجان معًا مدة دقيقة واحدة.
    [two] برنامجان معًا مدة دقيقتين.
    [few] برنامجان معًا مدة { $minutes } دقائق.
    [many] برنامجان معًا مدة { $minutes } دقيقة.
   *[other] برنامجان معًا مدة { $minutes } دقيقة.
}
programmes-none = لا شيء في هذا اليوم
programmes-none-text = أضف برنامجًا، أو انسخ أسبوعًا، أو أدخل ملفًا.
programmes-add = أضف برنامجًا
programmes-add-go = أضفه
programmes-copy = انسخ هذا الأسبوع
programmes-copy-from = الأسبوع الذي يبدأ في
programmes-copy-to = إلى أسبوع
programmes-copy-hint = ينتقل كل برنامج إلى اليوم نفسه والوقت نفسه. وما نُسخ من قبل لا يتكرر.
programmes-copy-go = انسخ الأسبوع
programmes-import = أدخل ملفًا
programmes-file = الملف
programmes-file-hint = { $calendar } أو { $guide }، حتى خمسة ميغابايت. والملف نفسه مرة أخرى لا يغيّر إلا ما اختلف.
programmes-channel = القناة في الملف
programmes-channel-hint = فقط إن كان في الملف عدة قنوات.
programmes-replace = أزل ما ليس في الملف ضمن المدة التي يشملها
programmes-try = جرّب فقط ولا تحفظ شيئًا
programmes-import-go = أدخله
programmes-taken = أُدخل الملف
programmes-tried = جُرّب الملف ولم يُحفظ شيء
programmes-counts = جديد: { $created }، متغير: { $updated }، بلا تغيير: { $unchanged }، مُزال: { $removed }، مرفوض: { $failed }
programmes-refused = ما لم يُقبل
programmes-seams = حيث لا يتصل الجدول
programmes-why-no-uid = لا معرّف له يُعرف به مرة أخرى.
programmes-why-no-start = لا يذكر بداية يمكن قراءتها.
programmes-why-no-end = لا يذكر نهاية يمكن قراءتها ولا شيء بعده.
programmes-why-all-day = له يوم وليس له وقت.
programmes-why-zone = منطقته الزمنية غير معروفة.
programmes-why-rule = قاعدة تكراره لا تُقرأ.
programmes-why-twice = المعرّف نفسه ورد في الملف من قبل.
programmes-why-too-many = في الملف أكثر من عشرة آلاف برنامج. قسّمه.
programmes-why-broken = لا ينتهي حيث ينبغي.
programme-title = برنامج
programme-remove = أزله من الجدول
field-programme-title = العنوان
field-programme-starts = يبدأ
field-programme-ends = ينتهي
field-programme-summary = عمّ يتحدث
field-programme-link = رابط
field-programme-link-hint = مسار في هذا الموقع أو عنوان آمن كامل.

## التغطيات المباشرة
event-entry-added = كتابة خبر في تغطية مباشرة
event-entry-edited = تعديل خبر في تغطية مباشرة
event-entry-deleted = حذف خبر من تغطية مباشرة
event-entry-marked = تغيير أبرز الأحداث
event-entry-pinned = تثبيت خبر في تغطية مباشرة
event-entry-unpinned = إلغاء تثبيت خبر في تغطية مباشرة
event-live-blog-closed = إنهاء التغطية المباشرة
event-live-blog-reopened = إعادة فتح التغطية المباشرة
notice-entry-added = أُرسل الخبر، وهو ظاهر في الصفحات المفتوحة.
notice-entry-edited = عُدّل الخبر، والصفحات المفتوحة تعرضه كما هو الآن.
notice-entry-deleted = حُذف الخبر من جميع الصفحات.
notice-blog-closed = انتهت التغطية المباشرة، وصفحتها تقول ذلك.
notice-blog-reopened = عادت التغطية المباشرة.
notice-flash-entered = صار العاجل خبرًا في التغطية، والشريط يقود إليه.
blog-title = التغطية المباشرة
blog-ended-at = انتهت
blog-not-live = لا يراها القراء بعد: المادة غير منشورة.
blog-is-ended = انتهت هذه التغطية. يمكن تصحيح أخبارها أو حذفها، لا الإضافة إليها.
blog-close = إنهاء التغطية المباشرة
blog-close-hint = لا يضاف إليها شيء بعد ذلك، وتذكر الصفحة متى انتهت.
blog-reopen = إعادة فتح التغطية المباشرة
entries-all = جميع الأخبار
entries-fresh = قائمة الأخبار محدّثة من جديد.
entries-none = لم يُكتب شيء بعد
entries-none-text = ما ترسله من النموذج أعلاه يظهر فورًا في صفحة كل قارئ.
entries-older = أخبار أقدم
entries-count = { $count ->
    [zero] لا أخبار
    [one] خبر واحد
    [two] خبران
    [few] { $count } أخبار
    [many] { $count } خبرًا
   *[other] { $count } خبر
}
entry-headline = عنوان الخبر
entry-text = نص الخبر
entry-text-hint = السطر الفارغ يبدأ فقرة جديدة.
entry-is-key = حدث رئيسي
entry-authors = بتوقيع
entry-no-authors = لا كتّاب لدى الدار بعد.
entry-send = إرسال
entry-save = حفظ الخبر
entry-not-sent = لم يُرسل: مكتب التحرير لا يجيب. ما كتبته ما زال هنا؛ حاول من جديد.
entry-pinned = مثبّت
entry-key = حدث رئيسي
entry-of-flash = من خبر عاجل
entry-pictures = { $count ->
    [zero] بلا صور
    [one] صورة واحدة
    [two] صورتان
    [few] { $count } صور
    [many] { $count } صورة
   *[other] { $count } صورة
}
entry-by = كتبه
entry-edited-at = عُدّل
entry-deleted-at = حُذف
entry-see = عرضه
entry-edit = تعديل
entry-pin = تثبيت
entry-unpin = إلغاء التثبيت
entry-mark = جعله حدثًا رئيسيًا
entry-unmark = إخراجه من أبرز الأحداث
entry-delete = حذف
entry-edit-title = تعديل الخبر
entry-edit-hint = تتغير الصفحات المفتوحة فورًا، وتذكر الصفحة أن الخبر حُدّث.
entry-theirs = حفظ زميل هذا في أثناء ذلك
entry-theirs-hint = نصك في الأسفل. إن حفظته الآن حلّ محل نصه الذي يبقى بين النصوص السابقة.
entry-before = ما كان يقوله من قبل
flash-enter = إلى تغطية مباشرة
flash-enter-blog = التغطية المباشرة
flash-enter-go = تحويله إلى خبر في التغطية

# مكتبة الصور.
way-pictures = الصور
pictures-upload = رفع ملفات
pictures-upload-here = الرفع هنا
pictures-ending = { $count ->
    [zero] لا صور أمام القراء تنتهي حقوقها خلال أسبوع.
    [one] يرى القراء صورة واحدة تنتهي حقوقها خلال أسبوع أو انتهت.
    [two] يرى القراء صورتين تنتهي حقوقهما خلال أسبوع أو انتهت.
    [few] يرى القراء { $count } صور تنتهي حقوقها خلال أسبوع أو انتهت.
    [many] يرى القراء { $count } صورة تنتهي حقوقها خلال أسبوع أو انتهت.
   *[other] يرى القراء { $count } صورة تنتهي حقوقها خلال أسبوع أو انتهت.
}
pictures-view-all = الكل
pictures-view-mine = ما رفعتُه
pictures-view-unused = غير مستعملة
pictures-view-rights = حقوق تنتهي
pictures-kind = النوع
pictures-without-alt = بلا نص بديل في
pictures-count = { $count ->
    [zero] لا نتائج
    [one] ملف واحد
    [two] ملفان
    [few] { $count } ملفات
    [many] { $count } ملفًا
   *[other] { $count } ملف
}
pictures-count-most = أكثر من { $count } ملف
pictures-empty-library = المكتبة فارغة. ارفع أولى الصور.
pictures-empty-filtered = لا شيء في المكتبة يطابق. جرّب كلمات أخرى أو أزل أحد المرشحات.
pictures-newer = العودة إلى الأحدث
pictures-older = الأقدم
asset-kind-picture = صورة
asset-kind-film = فيديو
asset-kind-sound = تسجيل صوتي
asset-making = قيد الإعداد…
asset-making-text = تُعدّ الآن المقاسات التي يراها القراء. أعد التحميل بعد لحظات.
asset-making-part = قيد الإعداد: { $made } من { $planned } مقاسات
asset-spoilt = لا يمكن عرضها
asset-spoilt-damaged = لا يمكن إعداد شيء من هذا الملف: الصورة فيه تالفة أو ناقصة. صدّرها من الأصل مجددًا وأرسلها مكانها.
asset-spoilt-gave-up = لا يمكن إعداد شيء من هذا الملف: أوقفت قراءته البرنامج مرتين. صدّره مجددًا JPEG أو PNG وأرسله مكانه.
asset-spoilt-too-slow = لا يمكن إعداد شيء من هذا الملف: يستغرق أطول مما يجوز لصورة. صدّره أصغر وأرسله مكانه.
asset-spoilt-lost = لا يمكن إعداد شيء من هذا الملف: لم يعد في مكان حفظه. أرسله مجددًا مكانه.
asset-nameless = بلا اسم
asset-no-alt = بلا نص بديل:
asset-file = الملف
asset-file-name = الاسم
asset-size = الحجم
asset-came = وصل
asset-original = تنزيل الأصل
asset-renditions = { $count ->
    [zero] لا ملفات مشتقة
    [one] ملف مشتق واحد
    [two] ملفان مشتقان
    [few] { $count } ملفات مشتقة
    [many] { $count } ملفًا مشتقًا
   *[other] { $count } ملف مشتق
}
asset-uses = أين تُستعمل
asset-uses-none = لم تُستعمل بعد.
asset-uses-most = هناك مواضع أكثر من هذه.
asset-place-live = منشورة
asset-place-ahead = مجدولة
asset-place-draft = مسودة
asset-place-entry = تغطية مباشرة
asset-place-author = صورة كاتب
asset-place-channel = غلاف القناة
asset-place-logo = الشعار
asset-place-poster = غلاف فيديو
asset-replace = الاستبدال في كل مكان
asset-replace-text = يحل ملف آخر محلها حيثما استُعملت. تبقى النصوص والمصدر ونقطة التركيز، ويُحفظ الملف السابق.
asset-replace-go = استبدال
asset-versions = ملفات سابقة
asset-version-until = حتى
asset-restore = العودة إلى هذا الملف
asset-remove = الحذف
asset-remove-text = لا تُستعمل في أي مكان. تُحذف ملفاتها ولا يمكن استرجاعها.
asset-remove-go = حذف من المكتبة
asset-rights = الحقوق
asset-rights-hint = صاحب الحقوق، مثل: © 2026 وكالة المثال.
asset-terms = شروط الاستعمال
asset-until = تُعرض حتى
asset-until-hint = آخر يوم. يُنبَّه التحرير قبله بأسبوع، ومن اليوم التالي لا تُنشر مادة بها.
asset-keywords = كلمات مفتاحية
asset-keywords-hint = تفصل بينها فواصل، وبها يُعثر على الصورة.
asset-poster = الغلاف
asset-poster-none = بلا غلاف
asset-poster-search = ابحث عن غلاف
asset-tracks = الترجمة المرئية
asset-tracks-none = لا ترجمة مرئية بعد.
asset-track-language = لغة الترجمة المرئية
asset-track-file = ملف الترجمة (WebVTT)
asset-track-hint = ملف ‎.vtt بترميز UTF-8. يحل محل الموجود بهذه اللغة.
asset-track-go = أضف الترجمة
asset-track-remove = إزالة
rights-over = انتهت الحقوق
rights-over-text = انتهت حقوق العرض. ما زال القراء يرونها في مواضعها، ولا تُنشر مادة جديدة بها. كان آخر يوم
rights-end-days = { $days ->
    [zero] تنتهي الحقوق اليوم
    [one] تنتهي الحقوق خلال يوم واحد
    [two] تنتهي الحقوق خلال يومين
    [few] تنتهي الحقوق خلال { $days } أيام
    [many] تنتهي الحقوق خلال { $days } يومًا
   *[other] تنتهي الحقوق خلال { $days } يوم
}
focus-title = نقطة التركيز
focus-label = نقطة التركيز: %1 من اليسار و%2 من الأعلى. تحركها مفاتيح الأسهم.
focus-hint = انقر ما يجب أن يظهر في كل قص، أو حرّك النقطة بمفاتيح الأسهم؛ ومع Shift بخطوات أكبر.
focus-x = من اليسار، ٪
focus-y = من الأعلى، ٪
crop-card = عند المشاركة، 16:9
crop-list = في القوائم، 4:3
crop-face = وجه، 1:1
crop-phone = هاتف، 4:5
upload-files = الملفات
upload-files-hint = صور (JPEG وPNG وWebP وGIF وSVG حتى 100 ميغابايت)، وفيديو (MP4 وWebM) وصوت (MP3 وM4A وOgg وWAVE) حتى 300 ميغابايت، عدة ملفات معًا. لا يظهر مكان التقاط الصورة للقراء أبدًا.
upload-drop-hint = أو أفلت الملفات في أي موضع من هذه الشاشة، أو ألصق صورة.
upload-language = لغة التعليقات داخل الملفات
upload-language-hint = ما كتبه المصور في الملف يصبح تعليقًا ونصًا بديلًا بهذه اللغة.
upload-go = رفع
uploaded-title = ما وصل
upload-waiting = في الانتظار
upload-sending = قيد الإرسال
upload-paused = متوقف مؤقتًا
upload-making = وصل؛ تُعدّ مقاساته…
upload-done = في المكتبة
upload-failed = لم يُرسل. ما وصل منه محفوظ؛ واصل لاحقًا.
upload-offline = لا اتصال. سيواصل من تلقاء نفسه.
upload-too-large = الملف كبير جدًا. صدّره أصغر.
upload-ended = انتهت جلستك. سجّل الدخول ثم اختر الملف مجددًا ليواصل من حيث توقف.
upload-pause = إيقاف مؤقت
upload-resume = متابعة
upload-remove = إزالة
upload-describe = وصف
upload-again = حاول مجددًا
upload-pasted = صورة ملصقة
size-megabytes = { $size } ميغابايت
size-kilobytes = { $size } كيلوبايت
picture-over = انتهت الحقوق
event-asset-described = وصف صورة
event-asset-replaced = استبدل صورة
event-asset-removed = حذف صورة
notice-asset-replaced = استُبدلت حيثما استُعملت.
notice-asset-removed = حُذفت من المكتبة.
# The settings.
way-settings = الإعدادات
settings-way-publication = المنشورة
settings-way-look = المظهر
settings-way-editions = النسخ
settings-way-sections = التبويب
settings-way-regions = المناطق
settings-way-topics = الموضوعات
settings-way-coverages = الملفات
settings-way-authors = الكتّاب
settings-way-pages = التذييل
settings-way-redirects = التحويلات
settings-way-audit = السجل
settings-way-members = الأعضاء
settings-way-hooks = خطافات الويب
settings-editions = النسخ
settings-sections = التبويب
settings-regions = المناطق
settings-topics = الموضوعات
settings-coverages = الملفات
settings-authors = الكتّاب
settings-pages = صفحات التذييل
settings-redirects = التحويلات
settings-text-editions = لكل نسخة لغتها وهي مكتملة بذاتها. ترتيبها هنا هو ترتيبها في مبدّل اللغات.
settings-text-sections = أقسام هذه النسخة كما يجدها القراء. القسم المزاح إلى الداخل يتبع القسم الذي فوقه.
settings-text-regions = أماكن وقوع الأخبار. ترتيبها هنا هو ترتيبها في شريط التصفح.
settings-text-topics = الأشخاص والأماكن والمؤسسات والأحداث التي تتناولها المواد. لكل منها صفحة في كل نسخة.
settings-text-coverages = أحداث جارية لكل منها واجهة خاصة. ترتيبها هنا هو ترتيبها في شريط التصفح.
settings-text-authors = كل من تُنشر المواد باسمه: أشخاص وأقسام ووكالات.
settings-text-pages = من نحن والخصوصية والاتصال: ما يجده القراء أسفل كل صفحة.
settings-text-redirects = عناوين لم يعد فيها شيء والوجهة التي يُنقل إليها القراء. لا يحجب التحويل صفحة موجودة.
settings-new-editions = نسخة جديدة
settings-new-sections = قسم جديد
settings-new-regions = منطقة جديدة
settings-new-topics = موضوع جديد
settings-new-coverages = ملف جديد
settings-new-authors = كاتب جديد
settings-new-pages = صفحة جديدة
settings-new-redirects = تحويل جديد
settings-form-publication = المنشورة
settings-form-look = المظهر
settings-form-edition = نسخة جديدة
settings-form-section = قسم جديد
settings-form-region = منطقة جديدة
settings-form-topic = موضوع جديد
settings-form-coverage = ملف جديد
settings-form-author = كاتب جديد
settings-form-page = صفحة جديدة في التذييل
settings-form-redirect = تحويل جديد
settings-back-edition = النسخ
settings-back-section = التبويب
settings-back-region = المناطق
settings-back-topic = الموضوعات
settings-back-coverage = الملفات
settings-back-author = الكتّاب
settings-back-page = صفحات التذييل
settings-back-redirect = التحويلات
settings-search-topics = الاسم أو أوله
settings-search-authors = الاسم أو أوله
settings-search-redirects = أول المسار القديم
settings-further = التالي
settings-none = لا شيء هنا بعد.
settings-order-hint = اسحب الصف إلى مكانه أو حرّكه بمفتاح البدائل مع الأسهم.
settings-up = رفع { $name }
settings-down = خفض { $name }
settings-in = وضع { $name } تحت القسم الذي فوقه
settings-out = إخراج { $name } إلى المستوى الأعلى
settings-outside = على الموقع
settings-front = واجهته
settings-front-text = لكل نسخة واجهتها. وما لم تُرتَّب تعرض الصفحة أحدث المواد.
settings-front-arrange = ترتيب
settings-front-begin = ابدأ واجهتها
settings-hidden = خارج شريط التصفح
settings-pinned = في شريط التصفح
settings-closed = مغلق
settings-at-the-top = في المستوى الأول
settings-move-text = في { $path } مواد منشورة. يمكن نقلها معه: تنال كل مادة عنوانًا جديدًا ويقود إليه عنوانها القديم دائمًا.
settings-move-with-stories = نقل المواد معه
settings-move-go = نقله مع مواده
settings-remove = حذف
settings-remove-text = يُرفض الحذف ما دامت هناك مواد منشورة.
settings-remove-section = حذف هذا القسم
settings-remove-region = حذف هذه المنطقة
settings-remove-topic = حذف هذا الموضوع
settings-remove-coverage = حذف هذا الملف
settings-remove-author = حذف هذا الكاتب
settings-remove-page = إخراج هذه الصفحة من التذييل
settings-remove-redirect = حذف هذا التحويل
settings-edition-end = حين تنتهي نسخة
settings-edition-end-text = لا تُزال نسخة، فموادها تحتفظ بعناوينها للقراء ولمن يشير إليها. أخرج أقسامها من التصفح، وانقلها إلى آخر القائمة، واذكر في واجهتها أنها انتهت. ولا يجوز أن تكون النسخة الأولى للصحيفة.
settings-kept = حُفظ ما كتبته وهو هنا من جديد، ولم يُحفظ في الصحيفة بعد.
settings-not-saved = لم يُحفظ. ما كتبته باقٍ هنا، فحاول بعد قليل. وإن انتهت جلستك فادخل من نافذة أخرى ثم أعد تحميل هذه الصفحة.
settings-preview = كيف يُقرأ
settings-preview-go = معاينة
settings-contrast = التباين مع الصفحة: { $day } : 1 نهارًا، و{ $night } : 1 ليلًا حين تفتّحه السمة.
settings-contrast-good = لون واضح.
settings-contrast-bad = لون أفتح من أن يُرى.
settings-eyes-two = من يملك الاعتماد يعتمد مادته
settings-eyes-four = يعتمد كلَّ مادة شخص آخر
settings-archive-members = الأعضاء، من مكتب التحرير
settings-archive-open = القراء أيضًا
settings-typeface-usual = كما في التصميم
settings-typeface-serif = خط نسخي
settings-typeface-sans = خط حديث
settings-density-usual = متباعد
settings-density-close = متقارب
settings-direction-ltr = من اليسار إلى اليمين
settings-direction-rtl = من اليمين إلى اليسار
settings-calendar-gregorian = ميلادي
settings-calendar-islamic-umm-al-qura = هجري، أم القرى
settings-calendar-islamic-civil = هجري حسابي
settings-calendar-persian = هجري شمسي
settings-digits-latin = 0123456789
settings-digits-arabic = ٠١٢٣٤٥٦٧٨٩
settings-topic-subject = قضية
settings-topic-place = مكان
settings-topic-person = شخص
settings-topic-organisation = مؤسسة
settings-topic-event = حدث
settings-author-person = شخص
settings-author-desk = قسم تحرير
settings-author-organisation = المنشورة نفسها
settings-author-agency = وكالة
settings-author-nobody = لا أحد من غرفة التحرير
settings-redirect-for-ever = دائم (301)
settings-redirect-for-now = مؤقت (302)
settings-redirect-gone = أُزيل (410)
settings-field-name = الاسم
settings-field-names = الاسم
settings-field-slug = آخر العنوان
settings-field-base-address = عنوان الموقع
settings-field-first-edition = النسخة الأولى
settings-field-founded = سنة التأسيس
settings-field-email = بريد غرفة الأخبار
settings-field-security-contact = جهة الاتصال الأمنية
settings-field-eyes = قبل أن يرى القراء المادة
settings-field-credit = تذكر كل صورة صاحبها
settings-field-archive = من يرى الصحيفة كما كانت
settings-field-rights = سطر الحقوق
settings-field-social = الحسابات الاجتماعية
settings-field-logo = الشعار من ملف
settings-field-logo-svg = الشعار رسمًا متجهيًا
settings-field-brand = لون الدار
settings-field-alert = لون العاجل
settings-field-typeface = العناوين
settings-field-density = التباعد
settings-field-tag = الوسم
settings-field-language = اللغة
settings-field-language-name = اسم اللغة
settings-field-slogan = الشعار اللفظي
settings-field-about = عن المنشورة
settings-field-locale = الإعداد المحلي
settings-field-direction = اتجاه النص
settings-field-zone = المنطقة الزمنية
settings-field-calendar = التقويم
settings-field-digits = الأرقام
settings-field-title = العنوان
settings-field-parent = يتبع
settings-field-description = ما في القسم، في سطر
settings-field-form = قالب مواده
settings-field-in-navigation = في شريط التصفح
settings-field-standfirsts = عمّ يدور
settings-field-pinned = في شريط التصفح
settings-field-closed = انتهى الحدث
settings-field-kind = النوع
settings-field-notes = كلمات عنه
settings-field-titles = عمله هنا
settings-field-portrait = الصورة الشخصية
settings-field-member = عضو غرفة التحرير
settings-field-picture-file = ملف فيه الصورة
settings-field-text = النص
settings-field-from = المسار القديم
settings-field-to = يقود إلى
settings-field-note = ملاحظة
settings-hint-slug = آخر العنوان. إن تُرك فارغًا صيغ من الاسم.
settings-hint-slug-there = آخر العنوان. إذا تغيّر فإن العنوان القديم يقود إلى الجديد دائمًا، والملفات التي تذكر القديم تعني هذا نفسه.
settings-hint-slug-of-page = يبقى كما هو، فالصفحة نفسها تحمله في كل نسخة. لعنوان آخر اكتب صفحة جديدة وأخرج هذه وضع تحويلًا.
settings-hint-base-address = بلا مسار ولا شرطة في آخره.
settings-hint-first-edition = للقراء الذين ليست لغتهم بين لغاتكم.
settings-hint-security-contact = عنوان بريد أو صفحة آمنة أو رقم هاتف، مسبوقًا ببروتوكوله.
settings-hint-credit = لا تصل مادة إلى القراء وفيها صورة بلا نسبة إلى صاحبها. أما النص البديل فمطلوب دائمًا.
settings-hint-archive = أي دقيقة مضت، بالكلمات والواجهة التي رآها القراء حينها. وما أُلغي نهائيًا لا يظهر.
settings-hint-rights = إن تُرك فارغًا ظهرت السنة واسم النسخة.
settings-hint-social = حساب في كل سطر: اسم الخدمة ثم العنوان. ترتيبها هو ترتيبها في الصفحة.
settings-hint-logo = يظهر الرسم المتجهي في رأس الصفحة. أما الصورة الأخرى فتُعطى لمحركات البحث.
settings-hint-logo-svg = أشكال ومجموعات وتدرجات فقط.
settings-hint-brand = يلزم أن يكون تباينه مع الورق الأبيض 3 : 1.
settings-hint-alert = يلزم أن يكون تباينه مع الورق الأبيض 3 : 1.
settings-hint-typeface = اختيار من خطوط التصميم لكل كتابة.
settings-hint-tag = يفتتح كل عناوين النسخة بحروف لاتينية صغيرة. ولا يتغير بعد ذلك.
settings-hint-tag-there = تبدأ به كل عناوين النسخة، فهو لا يتغير.
settings-hint-language-name = كما يكتبه قراؤها، لمبدّل اللغات.
settings-hint-locale = يحدد كتابة التواريخ والأرقام، باللغة ثم البلد.
settings-hint-zone = حيث يعيش قراؤها: القارة ثم المدينة بالإنجليزية.
settings-hint-form = يحدد قالب المادة إن لم يُذكر غيره.
settings-hint-closed = يخرج من شريط التصفح وتبقى صفحاته.
settings-hint-titles = مثل: مراسل اقتصادي.
settings-hint-member = المواد التي يبدؤها هذا العضو تحمل هذا الاسم تلقائيًا. والعضو كاتب واحد على الأكثر.
settings-hint-portrait = صورة من المكتبة أو صورة ترسلها. تظهر في صفحته وفوق آرائه وفي ذيل مواده.
settings-hint-text = نص موسوم فيه عناوين وفقرات وقوائم وجداول وروابط، كما في الاستيراد.
settings-hint-from = المسار الذي يطلبه القراء مبتدئًا بشرطة مائلة.
settings-hint-to = مسار في هذا الموقع أو عنوان على الويب. يُترك فارغًا لما أُزيل.
settings-hint-note = للزملاء؛ وفيما أُزيل يقرؤها القراء سببًا.
redirects-file = من ملف
redirects-file-text = ملف جدول بعمودين: المسار القديم وما يقود إليه. ويجوز عمود ثالث للملاحظة.
redirects-choose = ملف الجدول
redirects-import = استيراد
redirects-export = حفظ الكل في ملف
redirects-report = كُتب: { $set }. بلا تغيير: { $unchanged }. رُفض: { $failed }.
redirects-line = السطر { $line }:
topic-former = عناوين تقود إلى هنا
topic-former-text = عناوين كانت لهذا الموضوع، ومواضيع ضُمّت إليه. وفصل مواد تحت عنوان أحدها يعيده.
topic-merge = ضمّه إلى موضوع آخر
topic-merge-text = عدد مواده المنشورة: { $count }. تصير كلها من مواد الموضوع الآخر ويقود هذا العنوان إليه.
topic-into = الموضوع الباقي
topic-into-hint = آخر عنوانه أو اسمه كاملًا.
topic-take-names = يأخذ ما ينقصه من أسماء وملاحظات
topic-merge-go = ضمّهما
topic-split = إعطاء مواد لموضوع آخر
topic-split-text = اختر من أحدث مواده المنشورة؛ يُعرض منها { $most } على الأكثر.
topic-split-search = كلمات من العنوان
topic-other = الموضوع الآخر
topic-other-new = هو جديد، وهذا اسمه أو آخر عنوانه
topic-split-go = إعطاؤها له
notice-removed = تم الحذف.
notice-topics-merged = صار الموضوعان واحدًا.
notice-topic-split = صارت المواد للموضوع الآخر.
event-section-removed = حذف قسم
event-region-removed = حذف منطقة
event-coverage-removed = حذف ملف
event-author-removed = حذف كاتب
event-topic-removed = حذف موضوع
event-footer-page-removed = إخراج صفحة من التذييل
event-topic-merged = ضمّ موضوع إلى آخر (يُتراجع عنه بفصل مواد تحت عنوانه القديم)
event-topic-split = إعطاء مواد موضوع لآخر
event-story-refiled = إعطاء مادة موضوعًا آخر
event-redirect-set = كتابة تحويل
event-redirect-removed = حذف تحويل
permission-keep-registers = رعاية الموضوعات والملفات والكتّاب والتحويلات
# الواجهات
way-fronts = الواجهات
front-of-edition = واجهة النسخة
front-column-front = الواجهة
front-column-stands = القائم الآن
front-column-by = بواسطة
front-column-draft = مسودة
front-column-next = التبديل المقبل
front-column-version = النسخة
front-column-since = منذ
front-column-bands = أشرطة / خانات
front-version = النسخة { $n }
front-usual = غير مرتّبة
front-usual-text = لم يرتّب أحد هذه الواجهة. يرى القرّاء الواجهة المعتادة.
front-by-house = المؤسسة
front-others = { $count ->
    [zero] لا واجهات غير مرتّبة
    [one] واجهة واحدة غير مرتّبة
    [two] واجهتان غير مرتّبتين
    [few] { $count } واجهات غير مرتّبة
    [many] { $count } واجهة غير مرتّبة
   *[other] { $count } واجهة غير مرتّبة
}
front-arrange = رتّب
front-as-it-stood = كما كانت
front-public = صفحة القرّاء
front-stands = يرى القرّاء النسخة { $n } منذ
front-draft = مسودة، حُفظت
front-no-draft-text = لا مسودة. أول تغيير يبدأ واحدة، ولا يرى القرّاء شيئًا منها.
front-moved-text = تغيّرت الواجهة منذ بدء هذه المسودة: ترتيب آخر قائم الآن. نشر المسودة يحلّ محلّه.
front-news-draft = المسودة غير ما تراه، حُفظت
front-news-ended = لم تعد هناك مسودة، منذ
front-news-stands = يرى القراء الآن النسخة { $n }، منذ
front-news-take = عرضها كما هي الآن
front-news-kept = ما تكتبه في النموذج يبقى.
front-aside = غيّر أحدهم المسودة في الوقت نفسه. هذه المسودة الأخرى محفوظة:
front-take = اجعلها المسودة
front-gone = الخبر المثبّت في الشريط { $band }، الخانة { $slot } ليس معروضًا على القرّاء. القاعدة تملأ الخانة.
front-publish = انشر الآن
front-undo = تراجع
front-discard = تخلّص من المسودة
front-schedule = جدولة
front-schedule-at = يحلّ في
front-schedule-zone = بتوقيت النسخة: { $zone }
front-schedule-go = جدوِل المسودة
front-swaps = بانتظار موعدها
front-unschedule = ألغِ
front-band-up = ارفع الشريط
front-band-down = أنزل الشريط
front-band-remove = أزل الشريط
front-band-change = غيّر الشريط
front-band-add = أضف شريطًا
front-rule-is = تملؤه: { $rule }
front-title = العنوان
front-style = النمط
front-rule = تملؤه
front-slots = الخانات
front-style-lead = صدارة
front-style-row = صفّ
front-style-list = قائمة
front-style-voices = أقلام
front-style-screen = شاشة
rule-latest = أحدث ما في النسخة
rule-group-all = الكل
rule-group-sections = الأقسام
rule-group-regions = المناطق
rule-group-coverages = التغطيات
rule-group-topics = المواضيع
rule-group-forms = الأنواع
front-why-hand = مثبّت
front-why-rule = بالقاعدة
front-why-another = بقاعدة أخرى
front-why-empty = فارغة: لا أخبار متبقية
front-place = الشريط { $band }، { $name }، الخانة { $slot }
front-place-short = الشريط { $band }، الخانة { $slot }
front-band-n = الشريط { $n }
front-said = «{ $headline }» في: { $place }
front-not-moved = تعذّر ذلك. انظر إلى الواجهة كما هي الآن.
front-grip = انقل
front-grip-hint = اسحب خبرًا إلى خانة، أو انتقل بمفتاح Tab إلى مقبض البطاقة وحرّكها بالأسهم.
front-up = خانة إلى الأعلى
front-down = خانة إلى الأسفل
front-keep = ثبّت
front-unpin = ألغِ التثبيت
front-pin-here = ثبّت خبرًا آخر
front-pin = ثبّت
front-beside = أخبار للتثبيت
front-beside-place = الزر يثبّت في الشريط { $band }، الخانة { $slot }.
front-beside-none = لا خبر معروضًا بهذه الكلمات.
front-search = ابحث في الأخبار المعروضة
front-search-go = ابحث
front-newest = الأحدث
front-older-versions = نسخ أقدم
front-older = الأقدم
front-preview-draft = هذه هي المسودة.
front-preview-editions = النسخة اللغوية
front-preview-phone = هاتف
front-preview-tablet = لوح
front-preview-desktop = حاسوب
front-repeats = تعيد النسخة { $n }
front-came = فعليًا منذ { $time }
front-from-n = قارن من النسخة { $n }
front-to-n = قارن بالنسخة { $n }
front-history-none = لا نسخ بعد
front-compare = ما الذي تغيّر
front-compare-text = الأشرطة والأخبار المثبّتة. ما ملأته القواعد لا يُقارن.
front-same = لا فرق.
front-differing-bands = الأشرطة
front-differing-stories = الأخبار
front-came-in = دخل
front-left = خرج
front-moved-to = انتقل
front-unnamed = خبر غير معروض على القرّاء
front-at-when = اليوم والساعة
front-at-show = اعرض
front-at-shown = الواجهة كما كانت في
front-at-open = افتح هذه الصفحة وحدها
front-at-nothing = لم يكن لدى الصحيفة ما تعرضه في تلك الدقيقة.
front-at-since = منذ ذلك الحين
notice-front-published = نُشرت الواجهة.
notice-front-scheduled = الواجهة بانتظار موعدها.
notice-front-unscheduled = أُلغي موعد الواجهة، وعادت مسودة.
notice-front-restored = عاد الترتيب القديم إلى مكانه.
notice-front-undone = أُلغي آخر تغيير.
notice-front-discarded = أُزيلت المسودة.
notice-front-kept-aside = غيّر أحدهم المسودة في هذه الأثناء. بقيت مسودته، ومسودتك محفوظة بجانبها.
