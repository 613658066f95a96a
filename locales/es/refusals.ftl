# Lo que dice la redacción cuando se niega, en español. Lo usa la mesa; la línea de órdenes tiene sus propias palabras.

refusal-not-permitted = El rol «{ $role }» no tiene permiso para { $permission }. Pida ayuda a alguien cuyo rol lo tenga.
refusal-own-story = Nadie aprueba su propio texto. Pida a un colega que lo revise.
refusal-not-a-draft = Solo se puede entregar un borrador; este texto ya está más adelante.
refusal-not-in-review = El texto no está en revisión. Entréguelo primero.
refusal-not-live = El texto no está publicado ni programado, así que no hay nada que retirar.
refusal-withdrawn = El texto fue retirado. Escriba uno nuevo en lugar de recuperarlo en silencio.
refusal-reason-missing = Dé el motivo en una frase: la verán los lectores que sigan un enlace antiguo.
refusal-empty = { $field }: está vacío. { $hint }
refusal-too-long = { $field }: supera { $most ->
    [one] { $most } carácter
   *[other] { $most } caracteres
}. Acórtelo.
refusal-too-many-blocks = El texto tiene { $parts ->
    [one] { $parts } bloque
   *[other] { $parts } bloques
}; como máximo se { $most ->
    [one] muestra { $most }
   *[other] muestran { $most }
}. Divídalo en varios textos.
refusal-unusable = { $field }: «{ $given }» no sirve. { $hint }
refusal-stale = Alguien guardó antes que usted: vio la versión { $seen } y ahora es la { $current }. Se conservan los dos textos.
refusal-address-taken = La dirección { $address } ya la ocupa otro texto o sección. Elija otra.
refusal-alt-missing = La imagen «{ $picture }» no tiene texto alternativo. Diga qué muestra para quien no puede verla.
refusal-front-empty = La portada no tiene ningún bloque y los lectores verían una página vacía. Añada uno.
refusal-front-slots = El bloque { $container } tiene { $slots ->
    [one] { $slots } hueco
   *[other] { $slots } huecos
}. Dele entre 1 y { $most }.
refusal-front-pins = El bloque { $container } tiene más textos fijados que huecos. Quite algunos o añada huecos.
refusal-front-pin-twice = La banda { $container }, hueco { $slot }, fija lo que ya fija la banda { $first }, hueco { $first-slot }. Quite uno de los dos.
refusal-front-too-long = La portada tiene { $slots } huecos. Puede tener { $most }.
refusal-front-place = Esta banda o este hueco ya no existe. Mire la portada tal como está ahora.
refusal-front-no-draft = No hay ningún borrador de esta portada.
refusal-front-moved = La portada misma ha cambiado entretanto: ahora está la versión { $stands }. Mírela y publique de nuevo.
refusal-front-second-taken = En ese segundo entra otra composición de esta portada. Elija otro segundo o retire aquella.
refusal-front-swaps-full = Ya esperan su hora { $most } composiciones de esta portada. Retire antes una.
refusal-correction-empty = Una corrección dice qué estaba mal y qué es lo correcto. Escriba el texto.
refusal-out-of-scope = Esta clave no permite { $permission }: le falta el alcance «{ $scope }». Cree una que lo tenga.
refusal-no-scope = La clave no tiene ningún alcance y no podría hacer nada. Dele uno.
refusal-more-than-own = Una clave no puede más que quien la crea. Con el rol «{ $role }», elija un rol menor o menos alcances.
refusal-only-people = Una clave no puede crear claves. Inicie sesión o use la línea de órdenes.
refusal-time-gone-by = { $field }: ya ha pasado. Elija un momento futuro.
refusal-email-taken = { $email } pertenece a otra cuenta. Cambie aquella o dé otra dirección.
refusal-own-account = No puede hacer esto con su propia cuenta. Pídalo a un colega que administre a los miembros.
refusal-password-too-short = La contraseña es demasiado corta. Use al menos { $least ->
    [one] { $least } carácter
   *[other] { $least } caracteres
}, por ejemplo cuatro palabras.
refusal-password-too-long = La contraseña supera { $most ->
    [one] { $most } byte
   *[other] { $most } bytes
}. Acórtela.
refusal-password-common = Esta contraseña es de las primeras que se prueban. Use cuatro palabras que no vayan juntas.
refusal-password-is-you = La contraseña es su propio nombre o su dirección. Use cuatro palabras que no vayan juntas.
refusal-password-wrong = Esta no es su contraseña actual. Escriba aquella con la que inició sesión.
refusal-sign-in-wrong = La dirección o la contraseña no es correcta. Revise ambas o pida un enlace nuevo a un administrador.
refusal-code-needed = Escriba las seis cifras que muestra su aplicación o uno de sus códigos de recuperación.
refusal-code-wrong = Este código no sirve o ya se usó. Espere al siguiente o use un código de recuperación.
refusal-try-again-later = Hubo demasiados fallos desde aquí. Vuelva a intentarlo dentro de { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
}.
refusal-link-not-good = Este enlace ya se usó, ha caducado o hay otro más nuevo. Pida otro a un administrador.
refusal-no-second-factor = Esta cuenta no tiene ninguna aplicación configurada. Empiece por configurar una.
refusal-second-factor-there = Ya hay una aplicación configurada. Quítela primero y configure después la nueva.
refusal-account-disabled = Esta cuenta está desactivada. Actívela primero.
refusal-hook-host-private = { $host } está en una red privada, a la que no se envía nada. Quien administra el servidor puede permitirlo con la opción hook-host.
refusal-hook-open = La dirección empieza por http, así que cualquiera por el camino podría leer y cambiar lo enviado. Use https.
refusal-hook-not-active = A este webhook no se le cuenta nada por ahora. Reanúdelo antes.
refusal-hooks-too-many = Ya hay { $most } webhooks. Quite uno que nadie necesite.

## Roles
role-reporter = redactor
role-translator = traductor
role-picture-editor = editor gráfico
role-editor = editor
role-chief = jefe de redacción
role-administrator = administrador

## Permisos
permission-see-drafts = ver los borradores de otros
permission-write = escribir textos
permission-edit-others = cambiar lo que escriben otros
permission-submit = entregar textos
permission-approve = aprobar textos
permission-publish = publicar
permission-schedule = programar textos
permission-correct = publicar correcciones
permission-withdraw = retirar textos
permission-kill = eliminar textos de todas partes
permission-send-flash = enviar alertas
permission-curate-front = componer portadas
permission-upload = subir imágenes
permission-import = importar archivos
permission-change-settings = cambiar los ajustes
permission-manage-members = administrar a los miembros
permission-own-tokens = crear claves
permission-manage-tokens = administrar las claves de otros
permission-see-audit = ver el registro de actividad

## Alcances de las claves
scope-read = lectura
scope-write = escritura
scope-publish = publicación
scope-flash = alertas
scope-front = portadas
scope-import = importación
scope-settings = ajustes
scope-members = miembros

## Campos
field-name = Nombre
field-title = Título
field-text = Texto
field-headline = Titular
field-headline-for-lists = Titular para listas
field-headline-for-sharing = Titular para compartir
field-standfirst = Entradilla
field-standfirst-and-body = Entradilla y cuerpo
field-flash = Alerta
field-time-on-the-ticker = Tiempo en la cinta
field-thread = Hilo
field-correction = Corrección
field-tag = Etiqueta de la edición
field-name-of-the-edition = Nombre de la edición
field-name-of-the-section = Nombre de la sección
field-name-of-the-region = Nombre de la región
field-name-of-the-topic = Nombre del tema
field-name-of-the-coverage = Nombre de la cobertura
field-name-of-the-author = Nombre del autor
field-name-of-the-token = Nombre de la clave
field-name-of-the-hook = Nombre del webhook
field-what-the-hook-is-told = Lo que se le cuenta al webhook
field-address-of-the-hook = Dirección del webhook
field-end-of-the-token = Fin de la clave
field-base-address = Dirección del sitio
field-founded = Año de fundación
field-security-contact = Contacto de seguridad
field-email = Dirección de correo
field-social-service = Servicio de la cuenta
field-social-address = Dirección de la cuenta
field-address = Dirección
field-edition = Edición
field-embargo = Embargo
field-end = Fin
field-line = Línea
field-link = Enlace
field-mentions = Menciones
field-name-of-the-view = Nombre de la vista
field-note = Nota
field-passage = Pasaje
field-section = Sección
field-slug = Final de la dirección
field-story = Artículo
field-time = Hora
field-tags = Temas
field-authors = Autores
field-regions = Regiones
field-coverage = Cobertura

## Qué escribir
hint-name = Escriba el nombre que la gente conoce.
hint-title = Escriba lo que dice el pie de página.
hint-text = Escriba lo que dice la página.
hint-headline = Escriba en una línea qué ha pasado.
hint-standfirst-and-body = Escriba al menos un párrafo.
hint-flash = Escriba una frase.
hint-story = Copie su dirección del sitio o búsquelo por su titular.
hint-time-on-the-ticker = Elija un momento futuro.
hint-tag = Use minúsculas, cifras y guiones, como en es; algunas palabras son de la casa.
hint-tags = Nombre un tema que exista. Quien puede cambiar los ajustes crea otros con solo nombrarlos.
hint-authors = Nombre a un autor que exista. Quien puede cambiar los ajustes crea otros con solo nombrarlos.
hint-regions = Nombre una región que exista. Quien puede cambiar los ajustes crea otras con solo nombrarlas.
hint-coverage = Nombre una cobertura que exista. Quien puede cambiar los ajustes crea otras con solo nombrarlas.
hint-name-of-the-edition = Escriba el nombre de la publicación en esta lengua.
hint-name-of-the-token = Escriba para qué sirve la clave.
hint-name-of-the-hook = Escriba qué escuchará allí.
hint-what-the-hook-is-told = Elija al menos una cosa.
hint-address-of-the-hook = Escriba una dirección que empiece por https, sin usuario ni contraseña, en un puerto habitual.
hint-base-address = Escriba dónde está el sitio, sin ruta ni barra al final.
hint-founded = Escriba un año de 1 a 9999.
hint-security-contact = Escriba una dirección que empiece por mailto:, https: o tel:.
hint-email = Escriba una dirección de correo.
hint-link = Use una dirección que empiece por https:, http: o mailto:, o una ruta de este sitio.
hint-social-service = Escriba el nombre del servicio tal como lo conocen los lectores.
hint-social-address = Escriba la dirección de la cuenta en la web.
refusal-not-scheduled = Nada de este artículo espera su hora. Mire en qué fase está.
refusal-nothing-new = Los lectores ya ven la última redacción. Cambie algo antes.
refusal-live-already = Los lectores ya ven el artículo, así que un embargo no retiene nada. Retírelo.
refusal-killed = El artículo se suprimió. Nada de él se muestra, se cambia ni se recupera.
refusal-translation-there = Esta edición ya tiene un artículo del expediente. Cambie ese.
refusal-note-settled = Esta nota ya está resuelta.
refusal-flash-recalled = La alerta fue retirada. Envíe una nueva.
refusal-flash-told = Ya hay un artículo que amplía esta alerta. Siga escribiendo ese.
refusal-flash-there = Esta edición ya tiene su texto de la alerta. Corrija ese.
refusal-passkey-wrong = Esta llave de acceso no abre la mesa. Use otra o entre con su contraseña.
refusal-begin-again = Se tardó demasiado o ya se usó. Empiece de nuevo.
refusal-passkey-there = Este dispositivo ya tiene una llave de acceso para la mesa. Use esa.
refusal-passkeys-full = Tiene { $most ->
    [one] { $most } llave de acceso
   *[other] { $most } llaves de acceso
}. Quite antes una que no use.
refusal-come-in-again = Cierre la sesión y vuelva a entrar, para que sepamos que es usted. Después hágalo en los diez minutos siguientes.
refusal-provider-unverified = Su proveedor no ha verificado su dirección de correo. Verifíquela allí y vuelva a entrar.
refusal-provider-elsewhere = Las direcciones de { $domain } no abren esta mesa. Entre en su proveedor con la de la casa.
refusal-provider-unknown = Nadie aquí tiene la dirección { $email }. Pida una invitación a quien gestiona los miembros.
refusal-provider-other = { $email } estaba vinculada a otra cuenta de su proveedor. Pida a quien gestiona los miembros que la desvincule.
refusal-provider-failed = No se pudo consultar a su proveedor. Inténtelo de nuevo y, si sigue así, avise a quien administra el sistema.
refusal-provider-declined = Su proveedor no le dejó entrar. Mire lo que le indicó e inténtelo de nuevo.
refusal-provider-only = Entre con su proveedor. Para su cuenta, la mesa no acepta otra cosa.
field-name-of-the-passkey = Nombre de la llave de acceso
hint-name-of-the-passkey = Escriba en qué dispositivo está guardada.
refusal-account-closed = Su cuenta aquí está cerrada. Hable con quien gestiona los miembros.
field-topics = Temas
field-picture = Imagen
hint-topics = Elija un tema que exista o pida a quien pueda cambiar los ajustes que lo cree.

## El canal en vivo
permission-broadcast = llevar el canal en vivo
scope-stream = señal en vivo
refusal-channel-elsewhere = El canal de esta edición no recibe aquí ninguna señal. Elíjalo primero en sus ajustes.
refusal-schedule-unknown = Este archivo no es iCalendar ni XMLTV en UTF-8.
refusal-schedule-broken = El archivo está dañado en el byte { $at } ({ $reason }). Pida que lo hagan de nuevo.
refusal-schedule-channels = El archivo tiene varios canales. Indique uno de estos: { $channels }.
refusal-schedule-large = El archivo tiene más de { $most } megabytes. Divídalo.
field-title-of-the-channel = Nombre del canal
field-title-of-the-band = Título de la franja
field-off-air-note = Frase mientras no hay emisión
field-address-of-the-stream = Dirección de la señal
field-title-of-the-programme = Título del programa
field-summary-of-the-programme = De qué trata el programa
field-link-of-the-programme = Enlace del programa
field-start-of-the-programme = Comienzo del programa
field-end-of-the-programme = Final del programa
field-uid-of-the-programme = Identificador del programa
field-week = Semana
hint-title-of-the-channel = Escriba cómo se llama el canal.
hint-address-of-the-stream = Escriba la dirección de la lista, que empieza por https y no nombra a ningún usuario.
hint-title-of-the-programme = Escriba cómo se llama el programa.
hint-link-of-the-programme = Escriba una ruta de este sitio, como /es/noticias/, o una dirección que empiece por https.
hint-start-of-the-programme = Diga cuándo, según el reloj de la edición.
hint-end-of-the-programme = Un programa termina después de empezar y dentro de dos días. Pasada la medianoche, termina al día siguiente.
hint-uid-of-the-programme = Está vacío o es demasiado largo.
hint-week = Elija un día de otra semana.

refusal-no-live-blog = Esta noticia no es una cobertura en vivo, así que no tiene entradas. Elija ese formato antes de publicarla.
refusal-blog-ended = La cobertura en vivo ha terminado. Reábrala primero, o escriba una noticia nueva.
refusal-blog-runs = La cobertura en vivo sigue en marcha; no hay nada que reabrir.
refusal-entry-deleted = La entrada se borró. Escriba una nueva.
field-entry = Entrada
field-block = Bloque
field-film = Vídeo
field-live-blog = Cobertura en vivo
hint-entry = Escriba un titular o un texto.
hint-block = Ponga un enlace en el texto; las noticias relacionadas van en la propia noticia.
hint-picture = Elija una de la biblioteca.
hint-film = Elija uno de la biblioteca.
hint-live-blog = Elija una de la misma edición que la alerta.

refusal-credit-missing = La imagen «{ $picture }» no tiene crédito. Diga de quién es.
refusal-rights-over = Los derechos de «{ $picture }» habrán vencido entonces. Elija otra imagen o anote hasta cuándo valen ahora.
refusal-asset-used = { $places ->
    [one] Se usa en { $places } sitio. Quítela antes de allí.
   *[other] Se usa en { $places } sitios. Quítela antes de allí.
}
refusal-asset-there = Este archivo ya está en la fototeca como otra imagen. Use esa.
field-credit = Crédito
field-rights = Derechos
field-terms = Condiciones de uso
field-keywords = Palabras clave
field-end-of-the-rights = Se puede mostrar hasta
field-focal-point = Punto focal
field-captions = Subtítulos
field-language = Idioma
hint-keywords = Deje las cincuenta por las que alguien la buscaría.
hint-end-of-the-rights = Escriba el último día así: 2026-03-31.
hint-focal-point = Escriba dos números de 0 a 100.
hint-captions = Envíe un archivo WebVTT en UTF-8; empieza con la palabra WEBVTT.
hint-language = Elija el idioma de los subtítulos.
## La primera vez
field-languages = Lenguas
field-zone = Zona horaria
field-brand-colour = Color del periódico
field-alert-colour = Color de última hora
field-sections = Secciones
field-logo = Logotipo
hint-languages = Elija al menos una.
hint-zone = Escríbala como Europe/Madrid o Africa/Cairo.
hint-brand-colour = Escríbalo con # y seis cifras, por ejemplo #004060.
hint-alert-colour = Escríbalo con # y seis cifras, por ejemplo #902020.
hint-sections = Elija al menos una.
hint-logo = Elija un archivo SVG.
permission-keep-registers = mantener temas, coberturas, autores y redirecciones
refusal-still-in-use = Ahí hay artículos publicados: { $stories }. Deles antes otro sitio.
refusal-section-not-empty = De esta sección aún dependen secciones o artículos. Muévalos antes o quítela de la navegación.
refusal-too-much-to-move = Direcciones que cambiarían: { $addresses }. De una vez cambian { $most } como máximo; mueva antes las secciones que dependen de ella.
refusal-same-topic = Es el mismo tema. Elija dos.
refusal-topic-merged = Este tema se unió con «{ $into }». Cambie ese o separe artículos con otro final de dirección.
refusal-redirect-loop = Una redirección desde { $from } volvería a sí misma. Elija otro destino.
refusal-redirect-idle = Los lectores encuentran una página en { $from }, así que nunca se seguiría una redirección. Retire antes esa página.
refusal-colour-faint = { $field } { $given } tiene un contraste de { $ratio } : 1 con el papel blanco y se necesita { $least } : 1. Elija uno más oscuro.
field-colour-of-the-house = Color de la casa
field-colour-of-breaking-news = Color de última hora
field-path-of-the-redirect = Ruta de la redirección
field-target-of-the-redirect = Destino de la redirección
field-logo-svg = Logotipo
field-stories = Artículos
hint-colour-of-the-house = Elija un color.
hint-colour-of-breaking-news = Elija un color.
hint-path-of-the-redirect = Escriba la ruta que piden los lectores, con una barra delante, como /es/pagina-antigua.
hint-target-of-the-redirect = Escriba una ruta de este sitio, como /es/noticias/, o una dirección que empiece por https.
hint-logo-svg = Dibújelo solo con formas, grupos y degradados.
hint-stories = Elija al menos un artículo.
hint-slug = Use minúsculas, cifras y guiones simples.
hint-edition = Escriba una zona horaria como Europe/Madrid y una configuración regional como es-419.
hint-name-of-the-region = Escriba su nombre en un idioma al menos.
hint-name-of-the-topic = Escriba su nombre en un idioma al menos.
hint-name-of-the-coverage = Escriba su nombre en un idioma al menos.
hint-name-of-the-author = Escriba el nombre en un idioma al menos.
