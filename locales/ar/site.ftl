# كل ما يقوله الموقع العام من تلقاء نفسه، بالعربية.
# المفاتيح واحدة في كل اللغات، ويقارنها اختبار. لا حروف لاتينية في القيم إلا ما استثني، كاسم الخلاصات.
# صيغ العدد ست: صفر، واحد، اثنان، قليل، كثير، غير ذلك.

## التنقل
skip-to-content = الانتقال إلى المحتوى
menu = القائمة
close = إغلاق
navigation = القائمة الرئيسية
breadcrumbs = موقعك في الصفحات
edition-switch = اللغات
choose-edition = اختر لغة
front-page = الصفحة الرئيسية
back-to-front = العودة إلى الصفحة الرئيسية
sections = الأقسام
regions = المناطق
region = المنطقة
coverages = تغطيات
topics = موضوعات
footer-nav = المزيد من الموقع
previous = السابق
next = التالي
older-stories = أخبار أقدم
newer-stories = أخبار أحدث
page-of = الصفحة { $n } من { $total }
page-number = الصفحة { $n }
see-all = عرض الكل: { $name }
more-on = المزيد عن { $name }
top = أبرز الأخبار
external-link = يفتح موقعا آخر

## المباشر والعاجل
live = مباشر
live-now = على الهواء الآن
live-next = بعد قليل
live-schedule = جدول البث
live-off-air = لا بث في الوقت الحالي.
live-about = القناة المباشرة وجدول برامجها.
live-watch = شاهد البث المباشر
live-open = افتح البث في مشغّل آخر
live-playing = البث المباشر يعمل الآن.
live-lost = توقف البث المباشر، وسيستأنف هنا فور عودته.
live-nothing = لا برنامج مدرجًا الآن.
live-nothing-next = لا برامج أخرى مدرجة.
live-no-schedule = لا يوجد جدول برامج بعد.
live-until = حتى
live-zone = الأوقات حسب { $zone }.
live-zone-own = الأوقات بتوقيتك أنت: { $zone }.
live-calendar = جدول البرامج ملفَّ تقويم
live-updates = التغطية المباشرة
live-updates-new = { $count ->
    [zero] لا تحديثات جديدة
    [one] تحديث جديد
    [two] تحديثان جديدان
    [few] { $count } تحديثات جديدة
    [many] { $count } تحديثا جديدا
   *[other] { $count } تحديث جديد
}
live-key-points = أهم النقاط
live-ended = انتهت هذه التغطية المباشرة بتاريخ { $date }.
breaking = عاجل
breaking-pause = إيقاف الشريط مؤقتا
breaking-resume = استئناف الشريط
flashes = أخبار عاجلة
flashes-empty = لا أخبار عاجلة في الوقت الحالي.
flash-archive = كل الأخبار العاجلة
flash-story = الخبر كاملا
flash-recalled = سُحب خبر عاجل أُرسل في هذا الوقت.
flash-corrected = صُحّح في
page-changed = جرى تحديث هذه الصفحة.
page-changed-load = عرض النسخة الجديدة
page-withdrawn = سُحبت هذه المادة.
page-withdrawn-load = عرض السبب

## القوائم
latest = آخر الأخبار
latest-in = آخر الأخبار في قسم { $section }
most-read = الأكثر قراءة
most-read-in = الأكثر قراءة في قسم { $section }
most-read-everywhere = كل الأقسام
most-read-hour = في الساعة الأخيرة
most-read-day = في اليوم الأخير
most-read-week = في الأسبوع الأخير
most-read-how = نحصيها بأنفسنا، بلا ملفات ارتباط وبلا معرفة من يقرأ.
most-read-nothing = لم يُحصَ هنا شيء بعد.
read-next = اقرأ أيضا
related = أخبار ذات صلة
stories-count = { $count ->
    [zero] لا مواد
    [one] مادة واحدة
    [two] مادتان
    [few] { $count } مواد
    [many] { $count } مادة
   *[other] { $count } مادة
}
empty-section = لم يُنشر شيء هنا بعد.
empty-coverage = لم يُنشر شيء في هذه التغطية بعد.
coverage = تغطية
coverage-all = كل التغطيات
closed-coverage = أُغلقت هذه التغطية بتاريخ { $date }، وتبقى صفحاتها متاحة.
topic-kind-subject = موضوع
topic-kind-place = مكان
topic-kind-person = شخصية
topic-kind-organisation = مؤسسة
topic-kind-event = حدث

## رأس المادة
by = بقلم { $names }
by-organisation = { $name }
byline-editor = تحرير: { $names }
byline-translator = ترجمة: { $names }
byline-photographer = تصوير: { $names }
source = المصدر
source-own = خاص
source-agency = وكالة أنباء
source-agencies = وكالات
published = نُشر
published-on = نُشر: { $time }
updated = آخر تحديث: { $time }
reading-time = { $minutes ->
    [zero] قراءة في أقل من دقيقة
    [one] قراءة في دقيقة واحدة
    [two] قراءة في دقيقتين
    [few] قراءة في { $minutes } دقائق
    [many] قراءة في { $minutes } دقيقة
   *[other] قراءة في { $minutes } دقيقة
}
minutes-short = { $minutes } د
listen = استمع
listen-pause = إيقاف مؤقت
listen-title = استمع إلى هذه المادة
share = شارك
share-copy = نسخ الرابط
share-copied = نُسخ الرابط
share-mail = إرسال بالبريد الإلكتروني
share-on = شارك عبر { $service }
print = طباعة
opinion-disclaimer = الآراء الواردة في هذا المقال تعبر عن رأي كاتبه ولا تعكس بالضرورة موقف هذه المؤسسة.
in-this-story = في هذا المقال

## الأنواع
form-news = خبر
form-opinion = رأي
form-analysis = تحليل
form-blog = مدونة
form-feature = تقرير
form-live-blog = مباشر
form-video = فيديو
form-gallery = بالصور
form-infographic = إنفوغرافيك
form-explainer = شرح

## الصور والأفلام والأرقام
photo-credit = الصورة: { $credit }
film-credit = الفيديو: { $credit }
picture-enlarge = تكبير الصورة
gallery = معرض صور
gallery-position = الصورة { $n } من { $total }
gallery-previous = الصورة السابقة
gallery-next = الصورة التالية
video = فيديو
play = تشغيل
captions = الشرح النصي
table = جدول
chart-source = المصدر: { $source }
chart-as-table = عرض الأرقام في جدول
fact-box = باختصار
embed-consent = هذا المحتوى مستضاف لدى { $service }. إذا حمّلته فقد تُحفظ ملفات تعريف ارتباط على جهازك، ويُعرف عنوانك لدى { $service }.
embed-load = تحميل المحتوى
embed-open = فتح في { $service }

## من قال ذلك
attribution-title = من قال ذلك، وما درجة ثبوته
attribution-note = نسجل من يقف وراء كل اقتباس وكل معلومة في هذه المادة، وكيف وصلت إلينا.
standing-on-record = مصدر معلن
standing-document = وثيقة
standing-data = بيانات
standing-unnamed = مصدر لم يُكشف اسمه
through = عبر { $channel }
said-on = قيل بتاريخ { $date }

## التصويبات
corrections = تصويبات
corrections-intro = حين نخطئ نقول ذلك، هنا وفي ذيل المادة. أحدث الملاحظات أولا.
correction = تصويب
clarification = توضيح
update = تحديث
retraction = سحب
no-corrections = لم يُنشر أي تصويب.
correction-see = اقرأ الملاحظة
retracted = سُحبت هذه المادة لعدم ثبوت مضمونها.

## الكتّاب
authors = الكتّاب
author-stories = مواد { $name }
author-kind-person = صحفي أو كاتب
author-kind-desk = قسم التحرير
author-kind-organisation = مؤسسة
author-kind-agency = وكالة أنباء

## اللغات
in-other-languages = بلغات أخرى
translation-missing = هذه الصفحة غير متاحة باللغة التالية: { $language }. يقود الرابط إلى الصفحة الرئيسية بتلك اللغة.
translated-from = مترجم عن اللغة التالية: { $language }

## البحث
search = بحث
search-placeholder = ابحث في الأرشيف
search-prompt = اكتب كلمة أو اسما أو مكانا.
search-results = نتائج البحث عن «{ $query }»
search-count = { $count ->
    [zero] لا نتائج
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] { $count } نتائج
    [many] { $count } نتيجة
   *[other] { $count } نتيجة
}
search-none = لم يُعثر على شيء يطابق «{ $query }».
search-hint = تحقق من الإملاء، أو استخدم كلمات أقل، أو أزل أحد معايير التصفية.
search-filters = معايير التصفية
search-any = الكل
search-section = القسم
search-region = المنطقة
search-topic = الموضوع
search-author = الكاتب
search-from = من
search-until = إلى
search-apply = تطبيق
search-clear = إزالة معايير التصفية
search-by-date = الأحدث أولا
search-by-relevance = الأقرب إلى البحث أولا

## حين يتعذر عرض الصفحة
not-found-title = الصفحة غير موجودة
not-found-text = لا شيء في هذا العنوان. ربما كُتب خطأ، أو كان الرابط الذي أوصلك إلى هنا غير صحيح.
not-found-search = ابحث في الأرشيف
gone-title = هذه المادة لم تعد متاحة
gone-text = سُحبت بتاريخ { $date }.
gone-expired = كانت متاحة لمدة محدودة انتهت في { $date }.
gone-reason = السبب: { $reason }
error-title = حدث خطأ
error-text = تعذر إعداد الصفحة. الخطأ من جانبنا وقد سُجّل. يُرجى المحاولة مجددا بعد لحظات.
offline = لا اتصال بالشبكة
offline-text = يمكن متابعة قراءة الصفحات التي سبق فتحها، وستظهر هذه الصفحة عند عودة الاتصال.
no-script = يمكن قراءة هذه الصفحة كاملة من دون تفعيل البرمجيات في المتصفح.

## ذيل الصفحة
about = من نحن
privacy = سياسة الخصوصية
contact = اتصل بنا
follow-us = تابعنا
follow-on = { $name } على { $service }
rss = خلاصات RSS
feed-of = خلاصة RSS: { $name }
newsletter = النشرة البريدية
rights = © { $year } { $name }. جميع الحقوق محفوظة.
founded = تأسست عام { NUMBER($year, useGrouping: "false") }
dark-mode = الوضع الداكن
light-mode = الوضع الفاتح

## التغطيات المباشرة
blog-running = هذه التغطية المباشرة قيد التحديث
blog-ended = انتهت هذه التغطية المباشرة في { $time }
blog-pinned = مثبّت
blog-key-event = حدث رئيسي
blog-key-events = أبرز الأحداث
blog-entries = آخر المستجدات
blog-older-entries = مستجدات سابقة
blog-entry-link = (رابط هذا الخبر)
blog-new = مستجدات جديدة:
blog-new-one = خبر جديد:
blog-home = إلى آخر المستجدات
blog-empty = لا مستجدات بعد.
blog-sheets = مزيد من المستجدات
blog-newer = الأحدث
blog-older = الأقدم

# الصحيفة كما كانت
stood = الصحيفة كما كانت
stood-text = الصحيفة كما كانت في { $time }.
stood-front = واجهة تلك الدقيقة
stood-now = كما هي الآن
archive-title = الصحيفة كما كانت
archive-about = اختر يومًا ودقيقة لترى الصفحة الأولى والأخبار بنصوصها كما كانت آنذاك.
archive-when = اليوم والساعة
archive-zone = بتوقيت: { $zone }
archive-show = اعرض الصحيفة
