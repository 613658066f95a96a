# Lo que dice el editor de la redacción, en español.
# La página entrega estas palabras al editor como JSON; las claves son la lista de ui/src/desk/editor/words.ts.

## La superficie y sus herramientas
editor-surface = Texto de la noticia
editor-toolbar = Formato
editor-heading-2 = Intertítulo
editor-heading-3 = Intertítulo menor
editor-bold = Negrita
editor-bold-letter = N
editor-italic = Cursiva
editor-italic-letter = C
editor-link = Enlace
editor-quotation = Cita
editor-claim = Afirmación con su fuente
editor-bullets = Lista con viñetas
editor-numbers = Lista numerada
editor-undo = Deshacer
editor-redo = Rehacer
editor-insert = Insertar
editor-note = Nota para el equipo

## Bloques
editor-picture = Imagen
editor-gallery = Galería
editor-film = Vídeo
editor-embed = Contenido de otro servicio
editor-pull-quote = Destacado
editor-fact-box = Recuadro de datos
editor-table = Tabla
editor-chart = Gráfico
editor-related = Noticias relacionadas
editor-divider = Separador

## Paneles
editor-edit = Editar
editor-done = Listo
editor-cancel = Cancelar
editor-remove = Quitar
editor-move-up = Subir
editor-move-down = Bajar
editor-add = Añadir
editor-field-missing = Este campo no puede quedar vacío.
editor-optional = opcional
editor-nothing-found = No se encontró nada.
editor-search-failed = La redacción no respondió. Inténtelo de nuevo.
editor-nothing-chosen = Aún no hay nada elegido.

## Atribución
editor-speaker = Quién lo dijo
editor-speaker-hint = Una persona, un documento o unos datos.
editor-role = En calidad de qué
editor-role-hint = Cargo, oficio o lugar. Vacío si no hay ninguno.
editor-through = A través de quién
editor-through-hint = Un medio, una rueda de prensa, una publicación. Vacío si nos lo dijeron a nosotros.
editor-standing = Con qué firmeza se sostiene
editor-standing-on-record = Declaración abierta
editor-standing-document = Documento
editor-standing-data = Datos
editor-standing-unnamed = Fuente no identificada
editor-said = Cuándo
editor-said-hint = Vacío si es el día de la noticia.
editor-who-said-it = ¿Quién lo dijo?

## Enlaces y búsquedas
editor-link-address = Dirección
editor-link-address-hint = Una dirección web, de correo o una ruta de este sitio.
editor-link-wrong = Esta dirección no puede usarse en un enlace.
editor-own-story = O una noticia propia
editor-search-stories = Buscar noticias
editor-search-pictures = Buscar imágenes
editor-search-films = Buscar vídeos

## Imágenes y vídeos
editor-choose-picture = Elegir una imagen
editor-choose-film = Elegir un vídeo
editor-alt = Descripción
editor-alt-hint = Lo que muestra la imagen, para quien no puede verla.
editor-alt-missing = Falta la descripción.
editor-caption = Pie de foto
editor-credit = Crédito
editor-missing-asset = Esta imagen no está en la fototeca.

## Contenidos externos
editor-embed-address = Dirección
editor-embed-hint = No se carga nada hasta que el lector acepta. Servicios:
editor-embed-wrong = Esta dirección no es de ninguno de estos servicios.
editor-embed-title = Qué es
editor-embed-later = Se muestra cuando el lector acepta.

## Recuadros, tablas, gráficos
editor-title = Título
editor-lines = Líneas
editor-headings = Encabezados
editor-rows = Fila
editor-columns = Columna
editor-add-row = Añadir fila
editor-add-column = Añadir columna
editor-remove-row = Quitar la última fila
editor-remove-column = Quitar la última columna
editor-with-headings = Con encabezados
editor-label = Etiqueta
editor-value = Valor
editor-value-wrong = Esto no es un número.
editor-unit = Unidad
editor-figures-from = Fuente de los datos
editor-stories = Noticias

## Pegar
editor-paste-dropped-pictures = Se omitieron las imágenes externas. Insértelas desde la fototeca.
editor-paste-dropped-frames = Se omitieron los vídeos y marcos externos. Insértelos como contenido de otro servicio.

## Contadores y conexión
editor-words = Palabras
editor-characters = Caracteres
editor-reading-time = Lectura
editor-minutes = min
editor-saved = Guardado
editor-saving = Guardando…
editor-connecting = Conectando…
editor-offline = Sin conexión.
editor-kept-here = Cambios guardados en este dispositivo:
editor-refused = Ya no puede escribir aquí.
editor-people-here = Quién está aquí

## Notas
editor-note-text = Nota
editor-note-mention = Mencionar a alguien
editor-note-not-kept = No se pudo guardar la nota. Inténtelo de nuevo; lo que escribió sigue aquí.
editor-rights-over = Derechos vencidos
