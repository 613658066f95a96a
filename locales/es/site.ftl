# Todas las palabras que el sitio público dice por sí mismo, en español.
# Las claves son las mismas en todas las lenguas; una prueba las compara. Tono: sobrio, sin exclamaciones,
# mayúscula solo inicial; infinitivos o formas impersonales en lugar de tú o usted donde se pueda.

## Orientarse
skip-to-content = Saltar al contenido
menu = Menú
close = Cerrar
navigation = Navegación principal
breadcrumbs = Ruta de la página
edition-switch = Ediciones
choose-edition = Elegir una edición
front-page = Portada
back-to-front = Volver a la portada
sections = Secciones
regions = Regiones
region = Región
coverages = Coberturas
topics = Temas
footer-nav = Más de este sitio
previous = Anterior
next = Siguiente
older-stories = Noticias anteriores
newer-stories = Noticias más recientes
page-of = Página { $n } de { $total }
page-number = Página { $n }
see-all = Ver todo: { $name }
more-on = Más sobre { $name }
top = Lo más destacado
external-link = Abre otro sitio

## En vivo y última hora
live = En vivo
live-now = Ahora en emisión
live-next = A continuación
live-schedule = Programación
live-off-air = No hay ninguna emisión en este momento.
live-about = El canal en directo y su programación.
live-watch = Ver en directo
live-open = Abrir la señal en otro reproductor
live-playing = La emisión en directo está en marcha.
live-lost = La emisión en directo se ha detenido. Seguirá aquí en cuanto vuelva.
live-nothing = No hay nada programado ahora.
live-nothing-next = No hay nada más programado.
live-no-schedule = Todavía no hay programación.
live-until = hasta
live-zone = Horas según { $zone }.
live-zone-own = Horas en su propia zona: { $zone }.
live-calendar = La programación como archivo de calendario
live-updates = Minuto a minuto
live-updates-new = { $count ->
    [one] { $count } novedad
   *[other] { $count } novedades
}
live-key-points = Puntos clave
live-ended = Este seguimiento en vivo terminó el { $date }.
breaking = Última hora
breaking-pause = Pausar los avisos
breaking-resume = Reanudar los avisos
flashes = Noticias de última hora
flashes-empty = No hay noticias de última hora en este momento.
flash-archive = Todas las noticias de última hora
flash-story = Noticia completa
flash-recalled = Un aviso de esta hora fue retirado.
flash-corrected = Corregido a las
page-changed = Esta página se ha actualizado.
page-changed-load = Mostrar la nueva versión
page-withdrawn = Este artículo ha sido retirado.
page-withdrawn-load = Ver el motivo

## Listas
latest = Lo último
latest-in = Lo último en { $section }
most-read = Lo más leído
most-read-in = Lo más leído en { $section }
most-read-everywhere = Todas las secciones
most-read-hour = En la última hora
most-read-day = En el último día
most-read-week = En la última semana
most-read-how = Lo contamos nosotros, sin cookies y sin saber quién lee.
most-read-nothing = Aquí todavía no se ha contado nada.
read-next = Seguir leyendo
related = Noticias relacionadas
stories-count = { $count ->
    [0] Ningún artículo
    [one] { $count } artículo
   *[other] { $count } artículos
}
empty-section = Aún no se ha publicado nada aquí.
empty-coverage = Aún no se ha publicado nada en esta cobertura.
coverage = Cobertura
coverage-all = Todas las coberturas
closed-coverage = Esta cobertura se cerró el { $date }. Sus páginas siguen disponibles.
topic-kind-subject = Tema
topic-kind-place = Lugar
topic-kind-person = Persona
topic-kind-organisation = Organización
topic-kind-event = Acontecimiento

## La cabecera de un artículo
by = Por { $names }
by-organisation = { $name }
byline-editor = Edición: { $names }
byline-translator = Traducción: { $names }
byline-photographer = Fotografía: { $names }
source = Fuente
source-own = Redacción propia
source-agency = Agencia
source-agencies = Agencias
published = Publicado
published-on = Publicado: { $time }
updated = Actualizado: { $time }
reading-time = { $minutes ->
    [one] { $minutes } minuto de lectura
   *[other] { $minutes } minutos de lectura
}
minutes-short = { $minutes } min
listen = Escuchar
listen-pause = Pausar
listen-title = Escuchar este artículo
share = Compartir
share-copy = Copiar el enlace
share-copied = Enlace copiado
share-mail = Enviar por correo
share-on = Compartir en { $service }
print = Imprimir
opinion-disclaimer = Las opiniones expresadas en este texto son responsabilidad de su autor y no reflejan necesariamente la posición de este medio.
in-this-story = En este artículo

## Géneros
form-news = Noticia
form-opinion = Opinión
form-analysis = Análisis
form-blog = Blog
form-feature = Reportaje
form-live-blog = En vivo
form-video = Video
form-gallery = En imágenes
form-infographic = Infografía
form-explainer = Claves

## Imágenes, videos y cifras
photo-credit = Foto: { $credit }
film-credit = Vídeo: { $credit }
picture-enlarge = Ampliar la imagen
gallery = Galería
gallery-position = Imagen { $n } de { $total }
gallery-previous = Imagen anterior
gallery-next = Imagen siguiente
video = Video
play = Reproducir
captions = Subtítulos
table = Tabla
chart-source = Fuente: { $source }
chart-as-table = Mostrar las cifras en una tabla
fact-box = En breve
embed-consent = Este contenido está alojado en { $service }. Al cargarlo, { $service } puede instalar cookies y conocerá su dirección.
embed-load = Cargar el contenido
embed-open = Abrir en { $service }

## Quién lo dijo
attribution-title = Quién lo dijo y con qué firmeza
attribution-note = Registramos quién respalda cada cita y cada afirmación de este artículo, y cómo llegó hasta nosotros.
standing-on-record = Fuente identificada
standing-document = Documento
standing-data = Datos
standing-unnamed = Fuente no identificada
through = a través de { $channel }
said-on = dicho el { $date }

## Correcciones
corrections = Correcciones
corrections-intro = Cuando nos equivocamos lo decimos, aquí y al pie del artículo. Las notas más recientes van primero.
correction = Corrección
clarification = Aclaración
update = Actualización
retraction = Retractación
no-corrections = No se ha publicado ninguna corrección.
correction-see = Leer la nota
retracted = Este medio se ha retractado de lo publicado en este artículo.

## Autores
authors = Autores
author-stories = Artículos de { $name }
author-kind-person = Periodista
author-kind-desk = Redacción
author-kind-organisation = Organización
author-kind-agency = Agencia de noticias

## Lenguas
in-other-languages = En otros idiomas
translation-missing = Esta página no está disponible en este idioma: { $language }. El enlace lleva a la portada de esa edición.
translated-from = Traducido de este idioma: { $language }

## Búsqueda
search = Buscar
search-placeholder = Buscar en el archivo
search-prompt = Escriba una palabra, un nombre o un lugar.
search-results = Resultados de «{ $query }»
search-count = { $count ->
    [0] Ningún resultado
    [one] { $count } resultado
   *[other] { $count } resultados
}
search-none = No se ha encontrado nada para «{ $query }».
search-hint = Conviene revisar la ortografía, usar menos palabras o quitar algún filtro.
search-filters = Filtros
search-any = Cualquiera
search-section = Sección
search-region = Región
search-topic = Tema
search-author = Autor
search-from = Desde
search-until = Hasta
search-apply = Aplicar
search-clear = Quitar los filtros
search-by-date = Más recientes primero
search-by-relevance = Más relevantes primero

## Cuando una página no puede mostrarse
not-found-title = Página no encontrada
not-found-text = No hay nada en esta dirección. Quizá esté mal escrita o el enlace que le trajo hasta aquí sea erróneo.
not-found-search = Buscar en el archivo
gone-title = Este artículo ya no está disponible
gone-text = Se retiró el { $date }.
gone-expired = Estuvo disponible por un tiempo limitado, que terminó el { $date }.
gone-reason = Motivo: { $reason }
error-title = Se ha producido un error
error-text = No se ha podido preparar la página. El fallo es nuestro y ha quedado registrado. Inténtelo de nuevo en unos instantes.
offline = Sin conexión
offline-text = Las páginas ya abiertas pueden seguir leyéndose. Esta aparecerá cuando vuelva la conexión.
no-script = Esta página puede leerse completa sin JavaScript.

## Pie de página
about = Quiénes somos
privacy = Política de privacidad
contact = Contacto
follow-us = Síganos
follow-on = { $name } en { $service }
rss = RSS
feed-of = Canal RSS: { $name }
newsletter = Boletín
rights = © { $year } { $name }. Todos los derechos reservados.
founded = Fundado en { NUMBER($year, useGrouping: "false") }
dark-mode = Modo oscuro
light-mode = Modo claro

## Coberturas en vivo
blog-running = Esta cobertura en vivo se está actualizando
blog-ended = Esta cobertura en vivo terminó el { $time }
blog-pinned = Fijado
blog-key-event = Momento clave
blog-key-events = Momentos clave
blog-entries = Actualizaciones
blog-older-entries = Actualizaciones anteriores
blog-entry-link = (enlace a esta actualización)
blog-new = Nuevas actualizaciones:
blog-new-one = Nueva actualización:
blog-home = Ir a lo más reciente
blog-empty = Todavía no hay actualizaciones.
blog-sheets = Más actualizaciones
blog-newer = Más recientes
blog-older = Anteriores

# El diario tal como estaba
stood = El diario tal como estaba
stood-text = El diario tal como estaba el { $time }.
stood-front = La portada de ese minuto
stood-now = Tal como está ahora
archive-title = El diario tal como estaba
archive-about = Elija un día y un minuto para ver la portada y las noticias con las palabras que tenían entonces.
archive-when = Día y hora
archive-zone = Según este reloj: { $zone }
archive-show = Mostrar el diario
