# ما يقوله محرر النصوص في غرفة التحرير، بالعربية.
# تسلم الصفحة هذه الكلمات إلى المحرر، والمفاتيح هي القائمة نفسها التي يعرفها.

## السطح وأدواته
editor-surface = نص الخبر
editor-toolbar = التنسيق
editor-heading-2 = عنوان فرعي
editor-heading-3 = عنوان فرعي صغير
editor-bold = غامق
editor-bold-letter = غ
editor-italic = مائل
editor-italic-letter = م
editor-link = رابط
editor-quotation = اقتباس
editor-claim = معلومة مع مصدرها
editor-bullets = قائمة نقطية
editor-numbers = قائمة مرقمة
editor-undo = تراجع
editor-redo = إعادة
editor-insert = إدراج
editor-note = ملاحظة للزملاء

## الكتل
editor-picture = صورة
editor-gallery = معرض صور
editor-film = فيديو
editor-embed = محتوى من خدمة أخرى
editor-pull-quote = عبارة بارزة
editor-fact-box = إطار معلومات
editor-table = جدول
editor-chart = رسم بياني
editor-related = أخبار ذات صلة
editor-divider = فاصل

## اللوحات
editor-edit = تعديل
editor-done = تم
editor-cancel = إلغاء
editor-remove = إزالة
editor-move-up = نقل إلى أعلى
editor-move-down = نقل إلى أسفل
editor-add = إضافة
editor-field-missing = لا يمكن ترك هذا الحقل فارغا.
editor-optional = اختياري
editor-nothing-found = لا نتائج.
editor-search-failed = لم يصل رد من غرفة التحرير. حاول مرة أخرى.
editor-nothing-chosen = لم يُختر شيء بعد.

## الإسناد
editor-speaker = القائل
editor-speaker-hint = شخص أو وثيقة أو بيانات.
editor-role = بأي صفة
editor-role-hint = المنصب أو العمل أو المكان. يُترك فارغا إن لم يوجد.
editor-through = عبر من
editor-through-hint = وسيلة إعلام أو مؤتمر صحفي أو منشور. يُترك فارغا إن قيل لنا مباشرة.
editor-standing = درجة التوثيق
editor-standing-on-record = تصريح علني
editor-standing-document = وثيقة
editor-standing-data = بيانات
editor-standing-unnamed = مصدر لم يُذكر اسمه
editor-said = متى
editor-said-hint = يُترك فارغا إن كان يوم الخبر.
editor-who-said-it = من القائل؟

## الروابط والبحث
editor-link-address = العنوان
editor-link-address-hint = عنوان ويب أو بريد أو مسار في هذا الموقع.
editor-link-wrong = لا يصلح هذا العنوان لرابط.
editor-own-story = أو خبر من أخبارنا
editor-search-stories = البحث في الأخبار
editor-search-pictures = البحث في الصور
editor-search-films = البحث في الفيديوهات

## الصور والفيديو
editor-choose-picture = اختيار صورة
editor-choose-film = اختيار فيديو
editor-alt = الوصف
editor-alt-hint = ما تظهره الصورة، لمن لا يراها.
editor-alt-missing = الوصف ناقص.
editor-caption = التعليق
editor-credit = الحقوق
editor-missing-asset = هذه الصورة ليست في المكتبة.

## المحتوى الخارجي
editor-embed-address = العنوان
editor-embed-hint = لا يُحمَّل شيء قبل موافقة القارئ. الخدمات:
editor-embed-wrong = لا ينتمي هذا العنوان إلى أي من هذه الخدمات.
editor-embed-title = ما هو
editor-embed-later = يظهر عند موافقة القارئ.

## الإطارات والجداول والرسوم
editor-title = العنوان
editor-lines = الأسطر
editor-headings = العناوين
editor-rows = الصف
editor-columns = العمود
editor-add-row = إضافة صف
editor-add-column = إضافة عمود
editor-remove-row = إزالة الصف الأخير
editor-remove-column = إزالة العمود الأخير
editor-with-headings = بعناوين للأعمدة
editor-label = التسمية
editor-value = القيمة
editor-value-wrong = ليس هذا رقما.
editor-unit = الوحدة
editor-figures-from = مصدر الأرقام
editor-stories = الأخبار

## اللصق
editor-paste-dropped-pictures = حُذفت الصور الخارجية. أدرجها من المكتبة.
editor-paste-dropped-frames = حُذفت الفيديوهات والإطارات الخارجية. أدرجها محتوى من خدمة أخرى.

## العدادات والاتصال
editor-words = الكلمات
editor-characters = الأحرف
editor-reading-time = مدة القراءة
editor-minutes = د
editor-saved = حُفظ
editor-saving = جار الحفظ…
editor-connecting = جار الاتصال…
editor-offline = لا اتصال.
editor-kept-here = تغييرات محفوظة على هذا الجهاز:
editor-refused = لم يعد بإمكانك الكتابة هنا.
editor-people-here = الموجودون هنا

## الملاحظات
editor-note-text = الملاحظة
editor-note-mention = ذكر زميل
editor-note-not-kept = تعذر حفظ الملاحظة. حاول مجددًا؛ ما كتبته ما زال هنا.
editor-rights-over = انتهت الحقوق
