# ما تقوله غرفة الأخبار حين ترفض، بالعربية.

refusal-not-permitted = الدور «{ $role }» لا يتيح { $permission }. اطلب ذلك ممن يتيحه دوره.
refusal-own-story = لا يعتمد الكاتب مادته بنفسه. اطلب من زميل أن يراجعها.
refusal-not-a-draft = لا تُسلَّم إلا المسودات، وهذه المادة تجاوزت ذلك.
refusal-not-in-review = المادة ليست قيد المراجعة. سلّمها أولًا.
refusal-not-live = المادة غير منشورة ولا مجدولة، فليس هناك ما يُسحب.
refusal-withdrawn = سُحبت هذه المادة. اكتب مادة جديدة بدل إعادتها في صمت.
refusal-reason-missing = اذكر السبب في جملة واحدة: سيراه القراء الذين يتبعون رابطًا قديمًا.
refusal-empty = { $field }: هذا الحقل فارغ. { $hint }
refusal-too-long = { $field }: النص أطول من { $most ->
    [zero] { $most } حرف
    [one] حرف واحد
    [two] حرفين
    [few] { $most } أحرف
    [many] { $most } حرفًا
   *[other] { $most } حرف
}. اختصره.
refusal-too-many-blocks = في النص { $parts ->
    [zero] { $parts } فقرة
    [one] فقرة واحدة
    [two] فقرتان
    [few] { $parts } فقرات
    [many] { $parts } فقرة
   *[other] { $parts } فقرة
}، ولا يُعرض أكثر من { $most ->
    [zero] { $most }
    [one] واحدة
    [two] اثنتين
    [few] { $most }
    [many] { $most }
   *[other] { $most }
}. قسّمه إلى مواد عدة.
refusal-unusable = { $field }: لا يمكن استخدام «{ $given }». { $hint }
refusal-stale = حفظ غيرك قبلك: رأيتَ الإصدار { $seen } وهو الآن الإصدار { $current }. النصان محفوظان.
refusal-address-taken = العنوان { $address } تشغله مادة أخرى أو قسم آخر. اختر غيره.
refusal-alt-missing = الصورة «{ $picture }» بلا نص بديل. صف ما تعرضه لمن لا يستطيع رؤيتها.
refusal-front-empty = ليس في الواجهة أي حاوية، وسيرى القراء صفحة فارغة. أضف واحدة.
refusal-front-slots = في الحاوية { $container } { $slots ->
    [zero] { $slots } خانة
    [one] خانة واحدة
    [two] خانتان
    [few] { $slots } خانات
    [many] { $slots } خانة
   *[other] { $slots } خانة
}. اجعلها واحدة على الأقل و{ $most } على الأكثر.
refusal-front-pins = المواد المثبتة في الحاوية { $container } أكثر من خاناتها. أزل بعضها أو أضف خانات.
refusal-front-pin-twice = الشريط { $container }، الخانة { $slot } يثبّت ما يثبّته الشريط { $first }، الخانة { $first-slot }. أزل أحدهما.
refusal-front-too-long = في الواجهة { $slots } خانة، والحد الأقصى { $most }.
refusal-front-place = هذا الشريط أو هذه الخانة لم تعد موجودة. انظر إلى الواجهة كما هي الآن.
refusal-front-no-draft = لا مسودة لهذه الواجهة.
refusal-front-moved = تغيّرت الواجهة نفسها في هذه الأثناء: النسخة القائمة الآن هي { $stands }. اطّلع عليها ثم انشر من جديد.
refusal-front-second-taken = في تلك الثانية يحلّ ترتيب آخر لهذه الواجهة. اختر ثانية أخرى أو ألغِ ذلك الترتيب.
refusal-front-swaps-full = ينتظر موعدَه من ترتيبات هذه الواجهة { $most } بالفعل. ألغِ واحدًا منها أولًا.
refusal-correction-empty = يقول التصحيح ما كان خطأً وما هو الصواب. اكتب النص.
refusal-out-of-scope = هذا المفتاح لا يتيح { $permission }: ينقصه النطاق «{ $scope }». أنشئ مفتاحًا يشمله.
refusal-no-scope = ليس للمفتاح أي نطاق، فلن يفعل شيئًا. امنحه نطاقًا.
refusal-more-than-own = لا يتيح المفتاح أكثر مما يتاح لمنشئه. مع الدور «{ $role }» اختر دورًا أدنى أو نطاقات أقل.
refusal-only-people = لا ينشئ المفتاح مفاتيح أخرى. سجّل الدخول أو استخدم سطر الأوامر.
refusal-time-gone-by = { $field }: هذا وقت مضى. اختر وقتًا آتيًا.
refusal-email-taken = { $email } يخص حسابًا آخر. غيّر ذلك الحساب أو اكتب عنوانًا آخر.
refusal-own-account = لا يمكنك فعل هذا بحسابك. اطلب ذلك من زميل يدير الأعضاء.
refusal-password-too-short = كلمة المرور قصيرة جدًا. استخدم ما لا يقل عن { $least ->
    [zero] { $least } حرف
    [one] حرف واحد
    [two] حرفين
    [few] { $least } أحرف
    [many] { $least } حرفًا
   *[other] { $least } حرف
}، مثل أربع كلمات.
refusal-password-too-long = كلمة المرور أطول من { $most ->
    [zero] { $most } بايت
    [one] بايت واحد
    [two] بايتين
    [few] { $most } بايتات
    [many] { $most } بايتًا
   *[other] { $most } بايت
}. اختصرها.
refusal-password-common = كلمة المرور هذه من أول ما يُخمَّن. اختر أربع كلمات لا صلة بينها.
refusal-password-is-you = كلمة المرور هي اسمك أو عنوانك. اختر أربع كلمات لا صلة بينها.
refusal-password-wrong = ليست هذه كلمة مرورك الحالية. اكتب التي سجّلت بها الدخول.
refusal-sign-in-wrong = العنوان أو كلمة المرور غير صحيح. راجعهما أو اطلب من المدير رابطًا جديدًا.
refusal-code-needed = اكتب الأرقام الستة التي يعرضها تطبيقك، أو أحد رموز الاسترداد.
refusal-code-wrong = هذا الرمز غير صالح أو استُخدم من قبل. انتظر الرمز التالي أو استخدم رمز استرداد.
refusal-try-again-later = كثرت المحاولات الفاشلة من هنا. حاول مجددًا بعد { $minutes ->
    [zero] { $minutes } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $minutes } دقائق
    [many] { $minutes } دقيقة
   *[other] { $minutes } دقيقة
}.
refusal-link-not-good = استُخدم هذا الرابط أو انتهت مدته أو حلّ محله رابط أحدث. اطلب غيره من المدير.
refusal-no-second-factor = لا تطبيق مُعدّ لهذا الحساب. ابدأ بإعداد واحد.
refusal-second-factor-there = هناك تطبيق مُعدّ بالفعل. أزله أولًا ثم أعدّ الجديد.
refusal-account-disabled = هذا الحساب معطّل. فعّله أولًا.
refusal-hook-host-private = المضيف { $host } على شبكة خاصة لا يُرسل إليها شيء. يمكن لمن يدير الخادم أن يسمح به من خيارات التشغيل.
refusal-hook-open = العنوان بلا تشفير، فيمكن لكل من في الطريق قراءة ما يُرسل وتغييره. استخدم البروتوكول الآمن.
refusal-hook-not-active = لا يُبلَّغ هذا الخطاف بشيء حاليا. استأنفه أولا.
refusal-hooks-too-many = عدد الخطافات بلغ { $most }. أزل ما لا يحتاجه أحد.

## الأدوار
role-reporter = محرر أخبار
role-translator = مترجم
role-picture-editor = محرر صور
role-editor = محرر مسؤول
role-chief = رئيس التحرير
role-administrator = مدير النظام

## الصلاحيات
permission-see-drafts = رؤية مسودات الآخرين
permission-write = كتابة المواد
permission-edit-others = تعديل ما يكتبه الآخرون
permission-submit = تسليم المواد
permission-approve = اعتماد المواد
permission-publish = النشر
permission-schedule = جدولة المواد
permission-correct = نشر التصحيحات
permission-withdraw = سحب المواد
permission-kill = إزالة المواد من كل مكان
permission-send-flash = إرسال العاجل
permission-curate-front = ترتيب الواجهات
permission-upload = رفع الصور
permission-import = استيراد الملفات
permission-change-settings = تغيير الإعدادات
permission-manage-members = إدارة الأعضاء
permission-own-tokens = إنشاء المفاتيح
permission-manage-tokens = إدارة مفاتيح الآخرين
permission-see-audit = رؤية سجل الأعمال

## نطاقات المفاتيح
scope-read = القراءة
scope-write = الكتابة
scope-publish = النشر
scope-flash = العاجل
scope-front = الواجهات
scope-import = الاستيراد
scope-settings = الإعدادات
scope-members = الأعضاء

## الحقول
field-name = الاسم
field-title = العنوان
field-text = النص
field-headline = العنوان الرئيسي
field-headline-for-lists = العنوان في القوائم
field-headline-for-sharing = العنوان عند المشاركة
field-standfirst = المقدمة
field-standfirst-and-body = المقدمة والمتن
field-flash = العاجل
field-time-on-the-ticker = المدة على الشريط
field-thread = السلسلة
field-correction = التصحيح
field-tag = رمز الطبعة
field-name-of-the-edition = اسم الطبعة
field-name-of-the-section = اسم القسم
field-name-of-the-region = اسم المنطقة
field-name-of-the-topic = اسم الموضوع
field-name-of-the-coverage = اسم التغطية
field-name-of-the-author = اسم الكاتب
field-name-of-the-token = اسم المفتاح
field-name-of-the-hook = اسم الخطاف
field-what-the-hook-is-told = ما يُبلَّغ به الخطاف
field-address-of-the-hook = عنوان الخطاف
field-end-of-the-token = نهاية المفتاح
field-base-address = عنوان الموقع
field-founded = سنة التأسيس
field-security-contact = جهة الاتصال الأمنية
field-email = عنوان البريد
field-social-service = خدمة الحساب
field-social-address = عنوان الحساب
field-address = العنوان
field-edition = الطبعة
field-embargo = الحظر
field-end = وقت الانتهاء
field-line = السطر
field-link = الرابط
field-mentions = الإشارات
field-name-of-the-view = اسم العرض
field-note = الملاحظة
field-passage = المقطع
field-section = القسم
field-slug = آخر العنوان
field-story = المادة
field-time = الوقت
field-tags = المواضيع
field-authors = الكتّاب
field-regions = المناطق
field-coverage = التغطية

## ما يُكتب هناك
hint-name = اكتب الاسم الذي يعرفه الناس.
hint-title = اكتب ما يظهر في التذييل.
hint-text = اكتب ما تقوله الصفحة.
hint-headline = اكتب ما حدث في سطر واحد.
hint-standfirst-and-body = اكتب فقرة واحدة على الأقل.
hint-flash = اكتب جملة واحدة.
hint-story = انسخ رابطها من الموقع، أو ابحث عنها بعنوانها.
hint-time-on-the-ticker = اختر وقتًا آتيًا.
hint-tag = استخدم حروفًا لاتينية صغيرة وأرقامًا وشرطات، وبعض الكلمات محجوز للموقع.
hint-tags = سمِّ موضوعًا موجودًا. من يحق له تغيير الإعدادات يُنشئ غيره بمجرد تسميته.
hint-authors = سمِّ كاتبًا موجودًا. من يحق له تغيير الإعدادات يُنشئ غيره بمجرد تسميته.
hint-regions = سمِّ منطقة موجودة. من يحق له تغيير الإعدادات يُنشئ غيرها بمجرد تسميتها.
hint-coverage = سمِّ تغطية موجودة. من يحق له تغيير الإعدادات يُنشئ غيرها بمجرد تسميتها.
hint-name-of-the-edition = اكتب اسم المطبوعة بهذه اللغة.
hint-name-of-the-token = اكتب الغرض من المفتاح.
hint-name-of-the-hook = اكتب من سيستمع هناك.
hint-what-the-hook-is-told = اختر شيئا واحدا على الأقل.
hint-address-of-the-hook = اكتب عنوانا بالبروتوكول الآمن، بلا اسم مستخدم ولا كلمة مرور، وعلى منفذ معتاد.
hint-base-address = اكتب عنوان الموقع دون مسار ودون شرطة مائلة في آخره.
hint-founded = اكتب سنة من أربعة أرقام على الأكثر.
hint-security-contact = اكتب عنوانًا واحدًا للبريد أو الويب أو الهاتف كاملًا ببادئته.
hint-email = اكتب عنوان بريد واحدًا.
hint-link = استخدم عنوانًا كاملًا على الويب أو عنوان بريد ببادئته، أو مسارًا في هذا الموقع.
hint-social-service = اكتب اسم الخدمة كما يعرفها القراء.
hint-social-address = اكتب عنوان الحساب على الويب.
refusal-not-scheduled = لا شيء من هذه المادة ينتظر موعده. انظر إلى مرحلتها.
refusal-nothing-new = القراء يرون أحدث صياغة بالفعل. غيّر شيئًا أولًا.
refusal-live-already = القراء يرون المادة بالفعل، فالحظر لا يمنع شيئًا. اسحبها بدلًا من ذلك.
refusal-killed = أُلغيت المادة نهائيًا، فلا يُعرض منها شيء ولا يُغيَّر ولا يُستعاد.
refusal-translation-there = لهذه الطبعة مادة من الملف نفسه. غيّر تلك المادة.
refusal-note-settled = سُوّيت هذه الملاحظة من قبل.
refusal-flash-recalled = سُحب هذا الخبر العاجل. أرسل خبرًا جديدًا.
refusal-flash-told = ثمة مادة تفصّل هذا الخبر العاجل. واصل كتابتها.
refusal-flash-there = لهذه الطبعة صيغتها من الخبر العاجل. صحّح تلك الصيغة.
refusal-passkey-wrong = مفتاح المرور هذا لا يفتح اللوحة. استخدم غيره أو ادخل بكلمة المرور.
refusal-begin-again = طال الأمر أو استُخدم هذا من قبل. ابدأ من جديد.
refusal-passkey-there = في هذا الجهاز مفتاح مرور للوحة بالفعل. استخدمه.
refusal-passkeys-full = لديك { $most ->
    [zero] { $most } مفتاح مرور
    [one] مفتاح مرور واحد
    [two] مفتاحا مرور
    [few] { $most } مفاتيح مرور
    [many] { $most } مفتاح مرور
   *[other] { $most } مفتاح مرور
}. أزل أولًا ما لا تستخدمه.
refusal-come-in-again = سجّل الخروج ثم الدخول من جديد لنتحقق من هويتك، ثم أتمّ هذا خلال عشر دقائق.
refusal-provider-unverified = لم يتحقق مزوّد الهوية من بريدك. تحقق منه هناك ثم سجّل الدخول من جديد.
refusal-provider-elsewhere = العناوين التابعة لـ { $domain } لا تفتح هذه اللوحة. ادخل لدى المزوّد بعنوان المؤسسة.
refusal-provider-unknown = لا أحد هنا عنوانه { $email }. اطلب دعوة ممن يدير الأعضاء.
refusal-provider-other = كان { $email } مرتبطًا بحساب آخر لدى المزوّد. اطلب ممن يدير الأعضاء فكّ الارتباط.
refusal-provider-failed = تعذّر سؤال مزوّد الهوية. أعد المحاولة، وأخبر القائم على النظام إن تكرر ذلك.
refusal-provider-declined = لم يسمح لك مزوّد الهوية بالدخول. انظر ما قاله لك ثم أعد المحاولة.
refusal-provider-only = ادخل عبر مزوّد الهوية. لا تقبل اللوحة لحسابك غير ذلك.
field-name-of-the-passkey = اسم مفتاح المرور
hint-name-of-the-passkey = اكتب على أي جهاز يُحفظ.
refusal-account-closed = حسابك هنا مغلق. اسأل من يدير الأعضاء.
field-topics = المواضيع
field-picture = الصورة
hint-topics = اختر موضوعًا موجودًا أو اطلب ممن يملك تغيير الإعدادات أن ينشئه.

## القناة المباشرة
permission-broadcast = تشغيل القناة المباشرة
scope-stream = البث المباشر
refusal-channel-elsewhere = قناة هذه الطبعة لا تستقبل بثًا هنا. اختر ذلك أولا في إعداداتها.
refusal-schedule-unknown = هذا الملف ليس تقويمًا ولا دليل برامج بترميز معروف.
refusal-schedule-broken = الملف تالف عند البايت { $at } ({ $reason }). اطلب إعداده من جديد.
refusal-schedule-channels = في الملف عدة قنوات. اذكر واحدة منها: { $channels }.
refusal-schedule-large = الملف أكبر من { $most } ميغابايت. قسّمه.
field-title-of-the-channel = اسم القناة
field-title-of-the-band = عنوان الشريط
field-off-air-note = الجملة حين لا يكون هناك بث
field-address-of-the-stream = عنوان البث
field-title-of-the-programme = عنوان البرنامج
field-summary-of-the-programme = موضوع البرنامج
field-link-of-the-programme = رابط البرنامج
field-start-of-the-programme = بداية البرنامج
field-end-of-the-programme = نهاية البرنامج
field-uid-of-the-programme = معرّف البرنامج
field-week = الأسبوع
hint-title-of-the-channel = اكتب اسم القناة.
hint-address-of-the-stream = اكتب عنوان قائمة التشغيل الآمن من دون اسم مستخدم.
hint-title-of-the-programme = اكتب اسم البرنامج.
hint-link-of-the-programme = اكتب مسارًا في هذا الموقع أو عنوانًا آمنًا كاملا.
hint-start-of-the-programme = اذكر الوقت بحسب ساعة الطبعة.
hint-end-of-the-programme = ينتهي البرنامج بعد بدايته وخلال يومين. وبعد منتصف الليل ينتهي في اليوم التالي.
hint-uid-of-the-programme = فارغ أو أطول من أن يُحفظ.
hint-week = اختر يومًا من أسبوع آخر.

refusal-no-live-blog = هذه المادة ليست تغطية مباشرة، فلا مستجدات فيها. اختر هذا الشكل قبل نشرها.
refusal-blog-ended = انتهت التغطية المباشرة. أعد فتحها أولًا، أو اكتب مادة جديدة.
refusal-blog-runs = التغطية المباشرة جارية، فليس هناك ما يعاد فتحه.
refusal-entry-deleted = حُذف هذا الخبر من التغطية. اكتب خبرًا جديدًا.
field-entry = الخبر
field-block = الفقرة
field-film = المقطع المصور
field-live-blog = التغطية المباشرة
hint-entry = اكتب عنوانًا أو نصًا.
hint-block = ضع رابطًا في النص؛ أما الأخبار ذات الصلة فمكانها في المادة نفسها.
hint-picture = اختر صورة من المكتبة.
hint-film = اختر مقطعًا من المكتبة.
hint-live-blog = اختر تغطية من نسخة العاجل نفسها.

refusal-credit-missing = الصورة «{ $picture }» بلا مصدر. اذكر لمن هي.
refusal-rights-over = تكون حقوق «{ $picture }» قد انتهت حينها. اختر صورة أخرى، أو سجّل المدة الجديدة للحقوق.
refusal-asset-used = { $places ->
    [zero] لا تُستعمل في أي موضع.
    [one] تُستعمل في موضع واحد. أزلها منه أولًا.
    [two] تُستعمل في موضعين. أزلها منهما أولًا.
    [few] تُستعمل في { $places } مواضع. أزلها منها أولًا.
    [many] تُستعمل في { $places } موضعًا. أزلها منها أولًا.
   *[other] تُستعمل في { $places } موضع. أزلها منها أولًا.
}
refusal-asset-there = هذا الملف في المكتبة من قبل صورةً أخرى. استعمل تلك.
field-credit = المصدر
field-rights = الحقوق
field-terms = شروط الاستعمال
field-keywords = الكلمات المفتاحية
field-end-of-the-rights = تُعرض حتى
field-focal-point = نقطة التركيز
field-captions = الترجمة المرئية
field-language = اللغة
hint-keywords = أبق على الخمسين التي يُبحث عنها بها.
hint-end-of-the-rights = اكتب آخر يوم هكذا: 2026-03-31.
hint-focal-point = اكتب رقمين من 0 إلى 100.
hint-captions = أرسل ملف WebVTT بترميز UTF-8، يبدأ بكلمة WEBVTT.
hint-language = اختر لغة الترجمة المرئية.
## أول مرة
field-languages = اللغات
field-zone = المنطقة الزمنية
field-brand-colour = لون الصحيفة
field-alert-colour = لون الأخبار العاجلة
field-sections = الأقسام
field-logo = الشعار
hint-languages = اختر واحدة على الأقل.
hint-zone = اكتبها مثل Africa/Cairo أو Europe/Madrid.
hint-brand-colour = اكتبه بعلامة # وستة رموز، مثل #004060.
hint-alert-colour = اكتبه بعلامة # وستة رموز، مثل #902020.
hint-sections = اختر قسمًا واحدًا على الأقل.
hint-logo = اختر ملف SVG.
permission-keep-registers = رعاية الموضوعات والملفات والكتّاب والتحويلات
refusal-still-in-use = هناك مواد منشورة عددها { $stories }. انقلها إلى مكان آخر أولًا.
refusal-section-not-empty = ما زالت أقسام أو مواد تتبع هذا القسم. انقلها أولًا أو أخرجه من شريط التصفح.
refusal-too-much-to-move = عدد العناوين التي ستتغير { $addresses }، ولا يتغير منها دفعة واحدة أكثر من { $most }. انقل الأقسام التابعة أولًا.
refusal-same-topic = هذا موضوع واحد. اختر موضوعين.
refusal-topic-merged = ضُمّ هذا الموضوع إلى «{ $into }». غيّر ذاك أو افصل المواد تحت عنوان آخر.
refusal-redirect-loop = يعود التحويل من { $from } إلى نفسه. اختر وجهة أخرى.
refusal-redirect-idle = يجد القراء صفحة في { $from } فلن يُتبع تحويل منها. أزل تلك الصفحة أولًا.
refusal-colour-faint = { $field } { $given }: تباينه مع الورق الأبيض { $ratio } : 1 والمطلوب { $least } : 1. اختر لونًا أغمق.
field-colour-of-the-house = لون الدار
field-colour-of-breaking-news = لون العاجل
field-path-of-the-redirect = مسار التحويل
field-target-of-the-redirect = وجهة التحويل
field-logo-svg = الشعار
field-stories = المواد
hint-colour-of-the-house = اختر لونًا.
hint-colour-of-breaking-news = اختر لونًا.
hint-path-of-the-redirect = اكتب المسار الذي يطلبه القراء مبتدئًا بشرطة مائلة.
hint-target-of-the-redirect = اكتب مسارًا في هذا الموقع أو عنوانًا آمنًا على الويب.
hint-logo-svg = ارسمه بأشكال ومجموعات وتدرجات فقط.
hint-stories = اختر مادة واحدة على الأقل.
hint-slug = استعمل حروفًا صغيرة وأرقامًا وشرطات مفردة.
hint-edition = اكتب منطقة زمنية وإعدادًا محليًا صحيحين.
hint-name-of-the-region = اكتب اسمها بلغة واحدة على الأقل.
hint-name-of-the-topic = اكتب اسمه بلغة واحدة على الأقل.
hint-name-of-the-coverage = اكتب اسمه بلغة واحدة على الأقل.
hint-name-of-the-author = اكتب الاسم بلغة واحدة على الأقل.
