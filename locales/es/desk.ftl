# Todas las palabras que la redacción ve en la mesa, en español.
# Las claves son las mismas en todas las lenguas; una prueba las compara. Las palabras que también ven los lectores están
# en site.ftl. Tono: sobrio, sin exclamaciones; un rechazo dice qué hacer.

## Los caminos de la mesa
desk-navigation = La mesa
desk-search = Buscar artículos
desk-search-placeholder = Titular, slug o nombre
desk-edition = Edición mostrada
desk-all-editions = Todas las ediciones
desk-language = Idioma de la mesa
desk-to-paper = Abrir el sitio
way-stories = Artículos
way-scheduled = Programados
way-corrections = Correcciones
way-readers = Lectores
way-audit = Auditoría
way-members = Miembros
way-hooks = Webhooks
way-account = Cuenta
member-menu = { $name }: cuenta y cierre de sesión
here-count = { $count ->
    [0] No hay nadie más en la mesa
    [one] Hay { $count } colega en la mesa
   *[other] Hay { $count } colegas en la mesa
}
here-title = Ahora en la mesa
here-nobody = No hay nadie más. Los colegas aparecen en cuanto abren un artículo.
pager = Más de esta lista
cancel = Cancelar
save = Guardar
copy = Copiar
copied = Copiado
unsaved = Sin guardar

## Teclas
keys-title = Atajos de teclado
keys-search = Buscar
keys-next = Siguiente de la lista
keys-previous = Anterior de la lista
keys-open = Abrir
keys-new = Nuevo artículo
keys-this = Esta lista
keys-save = Guardar el artículo
keys-off-hint = Las teclas sueltas pueden desactivarse en la cuenta.
keyboard-title = Teclado
keyboard-on = Las teclas sueltas son atajos
keyboard-hint = Nunca actúan mientras se escribe en un campo. Conviene desactivarlas al dictar al ordenador o si se pulsan teclas sin querer.

## Iniciar sesión
sign-in-title = Iniciar sesión
sign-in-continue = Continuar
sign-in-forgotten = ¿Ha olvidado la contraseña?
sign-in-or = o bien
sign-in-with = Entrar con { $name }
sign-out = Cerrar sesión
code-title = Segundo factor
code-hello = Hola de nuevo, { $name }. La contraseña es correcta; falta un paso.
code-hint = Seis cifras de la aplicación de autenticación. Cambian cada medio minuto.
code-recovery-hint = { $count ->
    [0] No quedan códigos de recuperación. Pida ayuda a la administración.
    [one] Queda { $count } código de recuperación. Sirve una sola vez.
   *[other] Quedan { $count } códigos de recuperación. Cada uno sirve una sola vez.
}
code-use-recovery = Usar un código de recuperación
code-use-app = Usar la aplicación
code-again = Empezar de nuevo
forgotten-title = Contraseña olvidada
forgotten-text = Indique la dirección que recibió la invitación. Llegará un enlace para elegir otra contraseña.
forgotten-send = Enviar un enlace
forgotten-asked = Si { $email } pertenece a un miembro, el mensaje ya está en camino.
forgotten-holds = { $count ->
    [one] El enlace sirve durante { $count } minuto.
   *[other] El enlace sirve durante { $count } minutos.
}
forgotten-no-mail = ¿No llega nada? Mire en el correo no deseado o pida un enlace a la administración.
forgotten-ask = Pida un enlace a un colega que gestione a los miembros. Con él elegirá una contraseña nueva; nadie más la conocerá.
forgotten-back = Volver al inicio de sesión
new-password-title = Nueva contraseña
new-password-for = Para la cuenta de { $name }.
new-password-save = Guardar la nueva contraseña
new-password-used = Este enlace ya se usó. Pida otro.
new-password-expired = Este enlace ha caducado. Pida otro.
password-hint = { $count ->
    [one] Al menos { $count } carácter. Unas palabras sin relación se recuerdan mejor que los signos.
   *[other] Al menos { $count } caracteres. Unas palabras sin relación se recuerdan mejor que los signos.
}
password-signs-out = Se cierran todas las demás sesiones.
password-differs = Las dos contraseñas no son iguales. Escriba la nueva dos veces.
invitation-title = Unirse a { $name }
invitation-by = { $name } le invita a la mesa. Su función: { $role }.
invitation-until = Válida hasta
invitation-accept = Unirse a la mesa
invitation-used = Esta invitación ya se aceptó. Inicie sesión con la dirección que la recibió.
invitation-expired = Esta invitación ha caducado. Pida a quien le invitó que la envíe otra vez.
invitation-over = Este enlace ya se usó, venció o fue reemplazado por otro más nuevo. Entre, o pida otro a quien se lo envió.
invitation-role = Le invitan a la mesa. Su función: { $role }.
invitation-withdrawn = Esta invitación se retiró. Pregunte en la redacción si fue un error.

## Nombres de los campos
field-optional = opcional
field-most = { $count ->
    [one] Mejor dentro de { $count } carácter
   *[other] Mejor dentro de { $count } caracteres
}
field-email = Correo electrónico
field-password = Contraseña
field-current-password = Contraseña actual
field-new-password = Nueva contraseña
field-password-again = La misma otra vez
field-code = Código
field-recovery-code = Código de recuperación
field-name = Nombre
field-your-name = Su nombre
field-your-name-hint = Tal como le conocen sus colegas. La firma se decide aparte.
field-role = Función
field-role-hint = Decide qué puede hacer y se puede cambiar en cualquier momento.
field-headline = Titular
field-headline-new-hint = Basta un titular provisional. Puede quedar vacío.
field-standfirst = Entradilla
field-body = Texto
field-list-headline = Titular en las listas
field-list-headline-hint = Más corto, para portadas y listas. Vacío: el titular mismo.
field-social-headline = Titular para buscadores y redes
field-social-headline-hint = Con los nombres que la gente busca. Vacío: el titular mismo.
field-edition = Edición
field-form = Género
field-section = Sección
field-section-later = Por decidir
field-slug = Slug
field-slug-hint = La última parte de la dirección. Una vez publicado, la dirección anterior sigue trayendo hasta aquí.
field-coverage = Cobertura
field-none = Ninguna
field-regions = Regiones
field-regions-none = No se han definido regiones.
field-topics = Temas
field-topics-none = Aún no hay temas.
field-author-n = Firma { $n }
field-author-role = Labor
field-nobody = Nadie
field-source = Fuente
field-source-name = Qué agencias
field-source-name-hint = Como deben verlas los lectores, por ejemplo dos nombres con una coma.
field-assignee = Asignado a
field-assignee-hint = Lo encontrará en «Asignados a mí».
field-token-name = Nombre del token
field-token-name-hint = Quién lo usará, para saber cuál retirar.

## Las funciones y lo que permiten
role-reporter = Reportero
role-translator = Traductor
role-picture-editor = Editor gráfico
role-editor = Editor
role-chief = Dirección
role-administrator = Administración
permission-read = Leer
permission-see-drafts = Ver borradores ajenos
permission-edit-others = Cambiar lo que escriben otros
permission-submit = Entregar notas
permission-schedule = Programar notas
permission-own-tokens = Crear tokens
permission-manage-tokens = Gestionar tokens ajenos
permission-see-audit = Ver la auditoría
permission-write = Escribir artículos
permission-approve = Aprobar artículos
permission-publish = Publicar
permission-correct = Publicar correcciones
permission-withdraw = Retirar artículos
permission-kill = Anular artículos
permission-send-flash = Enviar avisos de última hora
permission-curate-front = Ordenar portadas
permission-upload = Subir imágenes
permission-import = Importar archivos
permission-change-settings = Cambiar los ajustes
permission-manage-members = Gestionar miembros
permission-read-audit = Leer la auditoría
scope-read = Leer borradores y la auditoría
scope-write = Escribir notas, subir imágenes
scope-publish = Publicar, corregir, retirar
scope-flash = Enviar flashes
scope-front = Ordenar portadas
scope-import = Importar archivos
scope-settings = Cambiar la publicación
scope-members = Gestionar miembros y tokens
byline-role-reporter = Información
byline-role-editor = Edición
byline-role-translator = Traducción
byline-role-photographer = Fotografía

## Estados y momentos
stage-draft = Borrador
stage-in-review = En revisión
stage-scheduled = Programado
stage-live = Publicado
stage-withdrawn = Retirado
moment-changed = Cambió
moment-goes-live = Se publica
moment-published = Publicado
moment-withdrawn = Retirado

## La lista de artículos
views-title = Vistas
view-all = Todos los artículos
view-mine = Míos
view-assigned = Asignados a mí
view-review = Pendientes de revisión
view-scheduled = Programados
view-live = Publicados
view-withdrawn = Retirados
view-save = Guardar esta vista
view-save-go = Guardar
view-name = Nombre de la vista
view-forget = Olvidar la vista { $name }
filters-title = Filtros
filters-apply = Aplicar
filters-clear = Quitar todos los filtros
filters-set = Filtros activos
filter-any = Cualquiera
filter-remove = Quitar este filtro
filter-text = Palabras
filter-section = Sección
filter-stage = Estado
filter-author = Autor
filter-assignee = Asignado a
filter-form = Género
filter-edition = Edición
row-untitled = Aún sin titular
row-no-section = Sin sección
row-embargo = Embargo hasta
row-unpublished = Cambios sin publicar
row-here = Abierto ahora por:
row-assignee = Asignado a
notes-open = { $count ->
    [one] { $count } nota
   *[other] { $count } notas
}
list-fresh = La lista está otra vez al día.
empty-newsroom-title = Aún no hay artículos
empty-newsroom-text = Escriba el primero. Es un borrador que solo ve la redacción hasta que alguien lo publique.
empty-filtered-title = Nada coincide
empty-filtered-text = Use menos palabras o quite un filtro. El texto se busca en titulares, slugs y firmas.
empty-mine-title = Aquí no hay nada para usted
empty-mine-text = Aquí aparecen los artículos que usted escribe o que le asignan. Se asignan desde el panel lateral del artículo.
empty-review-title = Nada espera revisión
empty-review-text = Cuando alguien entregue un borrador aparecerá aquí solo, sin recargar la página.

## Un artículo
story-new = Nuevo artículo
story-new-text = Tres decisiones para empezar; todas pueden cambiarse después.
story-new-translates = Traducción de:
story-new-go = Empezar a escribir
editor-no-script = Para escribir el texto hace falta JavaScript. El titular, la entradilla y todo lo del panel pueden guardarse sin él.
words-count = { $count ->
    [0] Aún sin palabras
    [one] { $count } palabra
   *[other] { $count } palabras
}
panel-title = Sobre este artículo
panel-place = Su lugar
panel-byline = Firma y fuente
panel-picture = Imagen principal
panel-headlines = Otros titulares
panel-embargo = Embargo y caducidad
panel-translations = Otras ediciones
panel-notes = Notas
picture-none = Aún no hay imagen. Sin ella, el artículo se muestra solo con palabras.
picture-choose = Elegir una imagen
picture-change = Elegir otra
picture-no-alt = La imagen no tiene texto alternativo. Describa lo que muestra para quien no puede verla.
slug-former = { $count ->
    [one] { $count } dirección anterior trae hasta aquí
   *[other] { $count } direcciones anteriores traen hasta aquí
}
translations-none = Este artículo existe en una sola edición.
notes-none = No hay notas. Son para colegas; los lectores nunca las ven.
note-new = Nota para colegas
note-new-hint = Escriba @ y un nombre para avisar a alguien. Para hablar de un pasaje, selecciónelo en el texto.
note-add = Añadir la nota
note-settle = Resuelta
strip-title = Estado
strip-more = Más
strip-barred = No es posible ahora
strip-see = Ver en el sitio
strip-reason = Los lectores leen:

## Actos
act-submit = Enviar a revisión
act-send-back = Devolver al autor
act-approve = Aprobar y publicar
act-publish = Publicar ahora
act-publish-changes = Publicar los cambios
act-schedule = Publicar a una hora
act-unschedule = Quitar de lo programado
act-correct = Publicar una corrección
act-withdraw = Retirar
act-kill = Anular
act-translate = Traducir
act-translate-into = Traducir: { $language }
act-copy = Copiar como borrador
act-assign-me = Asignármelo
act-schedule-go = Programar
act-correct-go = Publicar la corrección
act-withdraw-go = Retirar el artículo
act-kill-go = Anular el artículo
schedule-at = Se publica
schedule-embargo = Embargo hasta
schedule-embargo-hint = Nadie de fuera puede verlo antes, se decida lo que se decida.
schedule-until = Se retira
schedule-until-hint = A esa hora deja el sitio por sí solo. Vacío: permanece.
schedule-zone = Las horas son las de { $zone }.
schedule-now = Ahora son
correct-text = Corrija primero el texto y diga aquí qué estaba mal. Los lectores ven esta nota al pie del artículo, en la página de correcciones y en los canales.
correct-kind = Tipo
correct-words = Qué estaba mal y qué es lo correcto
correct-words-hint = Una o dos frases, por ejemplo: Una versión anterior daba un año erróneo; es 2019.
correction-kind-correction = Corrección
correction-kind-clarification = Aclaración
correction-kind-update = Actualización
correction-kind-retraction = Retractación
withdraw-text = El artículo deja todas las listas, canales y mapas del sitio. Su dirección sigue respondiendo y dice por qué ya no está.
withdraw-reason = Motivo, como lo verán los lectores
withdraw-reason-hint = Una frase. Ocupa el lugar del artículo.
kill-text = Anular retira el artículo de todas partes a la vez, por razones legales o peligro para personas. Se quita de:
kill-reach-page = su propia dirección, que responde «retirado» con el motivo
kill-reach-fronts = { $count ->
    [0] ninguna portada ni lista
    [one] { $count } portada o lista
   *[other] { $count } portadas y listas
}
kill-reach-feeds = { $count ->
    [0] ningún canal
    [one] { $count } canal
   *[other] { $count } canales
}
kill-reach-sitemaps = los mapas del sitio, también el de noticias
kill-reach-search = la búsqueda, aquí y por aviso a los buscadores
kill-reach-kept = todas las páginas preparadas, en todos los servidores
kill-reach-mirrors = { $count ->
    [0] ninguna réplica: no hay
    [one] { $count } réplica
   *[other] { $count } réplicas
}
kill-final = No se puede deshacer. Se avisa cuando cada cosa está hecha.
kill-typed = Para confirmar, escriba el slug: { $slug }

## Historial y comparación
history = Historial
history-all = Todas las redacciones
history-none = Aún no se ha guardado nada
history-none-text = Aquí se conserva cada redacción guardada, para compararla y restaurarla. La primera aparece al guardar el artículo.
history-first = Por ahora es la única redacción. Con la siguiente se podrá comparar.
history-text = Cada redacción guardada se conserva y no cambia nunca. Restaurar una crea otra nueva a partir de ella; nada se pierde.
history-from = De
history-to = A
history-from-n = Comparar desde la redacción { $n }
history-to-n = Comparar con la redacción { $n }
history-older = Redacciones anteriores
revision-n = Redacción { $n }
revision-live = La ven los lectores
restore = Restaurar
compare-go = Comparar
compare-title = Dos redacciones
compare-manner = Cómo mostrarlas
compare-side = Una junto a otra
compare-inline = En un solo texto
compare-swap = Al revés
compare-restore = Restaurar la redacción { $n }
compare-same = Las dos redacciones son iguales
compare-same-text = Solo difieren en el momento en que se guardaron.
compare-added = { $count ->
    [one] { $count } palabra añadida
   *[other] { $count } palabras añadidas
}
compare-removed = { $count ->
    [one] { $count } palabra quitada
   *[other] { $count } palabras quitadas
}
compare-added-begins = Añadido:
compare-added-ends = Fin de lo añadido.
compare-removed-begins = Quitado:
compare-removed-ends = Fin de lo quitado.
part-headline = Titular
part-standfirst = Entradilla
part-list-headline = Titular en las listas
part-social-headline = Titular para buscadores y redes
part-slug = Slug
part-section = Sección
part-form = Género
part-byline = Firma
part-source = Fuente
part-topics = Temas
part-regions = Regiones
part-coverage = Cobertura
part-picture = Imagen principal
part-body = Texto
preview = Vista previa
preview-manner = Ancho de la vista previa
preview-phone = Teléfono
preview-desktop = Escritorio
preview-both = Uno junto a otro
preview-lists = En listas y buscadores
preview-only = Solo los miembros pueden abrir esto.
preview-saved = Redacción guardada
preview-typed-now = Tal como está escrito ahora; aún no está todo guardado como redacción.
preview-lacks = Se muestra hasta donde llega. Aún no puede darse a los lectores:
preview-wording = Qué redacción
preview-wording-typed = Lo escrito ahora
preview-wording-scheduled = Programada
preview-wording-live = La que ven los lectores
preview-frame-phone = La página en un teléfono: { $headline }
preview-frame-desktop = La página en un ordenador: { $headline }
preview-frame-section = La portada de su sección con { $headline } arriba
preview-search = En los buscadores
preview-shared = Al compartirla
preview-shared-none = Sin imagen principal se comparte sin imagen.

## Programación, correcciones, auditoría
scheduled-title = Lo que sale por sí solo
scheduled-tonight = Esta noche
scheduled-none = Nada programado
scheduled-none-text = Abra un artículo y elija «Publicar a una hora». Sale al segundo, también cuando no hay nadie en la mesa.
agenda-publish = se publica
agenda-publish-changes = se publican los cambios
agenda-withdraw = deja el sitio
agenda-embargo = termina el embargo
agenda-by = por { $name }
corrections-none = No hay correcciones
corrections-none-text = Cuando un artículo publicado contenga un error, ábralo y elija «Publicar una corrección». Los lectores encuentran la nota al pie y en una página propia.
corrections-public = Como la ven los lectores
corrections-older = Correcciones anteriores
audit-text = Todo lo que se hizo, por quién y cuándo. Nada de esto puede cambiarse.
audit-of = Solo lo ocurrido con este artículo:
audit-everything = mostrar todo
audit-operator = Línea de órdenes
audit-csv = Guardar como CSV
audit-json = Guardar como JSON
audit-none = No ocurrió nada que coincida
audit-none-text = Amplíe los días o quite un filtro.
audit-older = Entradas anteriores
column-when = Cuándo
column-by = Quién
column-event = Qué
column-about = Sobre
column-number = Número
column-saved = Guardada
column-words = Palabras
column-stage = Estado
column-seen = Última vez
column-second-factor = Segundo factor
column-acts = Qué puede hacerse
event-publication-changed = cambió la publicación
event-edition-changed = cambió una edición
event-section-changed = cambió una sección
event-region-changed = cambió una región
event-topic-changed = cambió un tema
event-coverage-changed = cambió una cobertura
event-author-changed = cambió un autor
event-footer-page-changed = escribió una página del pie
event-asset-uploaded = subió un archivo
event-asset-developed = generó los archivos de una imagen
event-asset-spoilt = no pudo generar nada de una imagen
event-captions-set = cambió los subtítulos
event-story-saved = guardó un borrador
event-story-submitted = envió a revisión
event-story-sent-back = devolvió al autor
event-story-scheduled = programó
event-story-unscheduled = quitó de lo programado
event-story-published = publicó
event-story-updated = publicó cambios
event-story-corrected = publicó una corrección
event-story-withdrawn = retiró
event-story-killed = anuló
event-story-restored = restauró una redacción
event-story-assigned = asignó
event-embargo-set = cambió el embargo
event-expiry-set = fijó cuándo termina
event-story-translated = empezó una traducción
event-story-expired = dejó a los lectores a su hora
event-address-changed = cambió la dirección
event-unknown = hizo algo que conoce un programa más nuevo
event-note-written = escribió una nota
event-note-settled = resolvió una nota
event-flash-sent = envió un aviso de última hora
event-flash-corrected = corrigió un aviso de última hora
event-flash-recalled = retiró un aviso de última hora
event-flash-promoted = convirtió un aviso en noticia
event-front-curated = ordenó una portada
event-front-draft-saved = guardó el borrador de una portada
event-front-draft-discarded = descartó el borrador de una portada
event-front-scheduled = programó una portada
event-front-unscheduled = retiró una portada programada
event-member-invited = invitó a un miembro
event-member-joined = se incorporó
event-member-changed = cambió a un miembro
event-member-disabled = cerró una cuenta
event-member-enabled = reabrió una cuenta
event-signed-in = inició sesión
event-signed-out = cerró sesión
event-sign-in-refused = fue rechazado al iniciar sesión
event-session-revoked = terminó una sesión
event-password-changed = cambió la contraseña
event-second-factor-changed = cambió el segundo factor
event-sign-in-failed = no logró entrar
event-sessions-revoked = cerró todas las sesiones
event-second-factor-set = configuró un segundo factor
event-second-factor-removed = quitó un segundo factor
event-recovery-codes-made = creó nuevos códigos de recuperación
event-recovery-code-used = usó un código de recuperación
event-token-made = creó un token
event-token-revoked = retiró un token
event-hook-set = creó o cambió un webhook
event-hook-removed = quitó un webhook
event-hook-paused = pausó un webhook
event-hook-resumed = reanudó un webhook
event-hook-closed = cerró un webhook cuyo receptor no acepta nada
event-hook-secret-made = creó un secreto nuevo para un webhook
event-hook-tried = probó un webhook
event-hook-told-again = mandó repetir un mensaje a un webhook

## Miembros y cuenta
member-you = usted
member-disabled = Cerrada
member-never-seen = Aún nunca
member-since = Miembro desde
member-stories = Sus artículos
member-audit = Lo que hizo
member-may = Esta función permite:
member-reset = Quitar el segundo factor
member-reset-text = Para un teléfono perdido. Entrará solo con la contraseña y se le pedirá configurar otro. Asegúrese de quién lo pide.
member-leaving = Dejar la redacción
member-disable = Cerrar la cuenta
member-disable-text = Sus sesiones se cierran en segundos y no podrá entrar. Lo que escribió permanece con su nombre.
member-enable = Reabrir la cuenta
member-enable-text = Podrá entrar con su contraseña y función anteriores.
members-alone = Aún no hay nadie más
members-alone-text = Invite a un colega: quien escribe un artículo no debería ser quien lo aprueba.
invite-title = Invitar a un colega
invite-go = Enviar la invitación
invite-link = Este enlace se muestra una sola vez. Si este servidor no envía correo, hágalo llegar usted.
invitations-title = Invitados, aún no incorporados
invitations-by = Invitado por { $name }
invitations-expired = Caducó
invitations-again = Enviar otra vez
invitations-withdraw = Retirar
account-self = Usted
scheme-title = Apariencia
scheme-auto = Como el dispositivo
scheme-light = Clara
scheme-dark = Oscura
sessions-title = Sesiones abiertas
sessions-none = Ninguna en este momento.
sessions-revoke-all = Cerrar todas las sesiones
sessions-revoke-others = Cerrar todas las demás
session-this = esta
session-since = desde
session-seen = última vez
session-revoke = Cerrar
second-factor = Segundo factor
second-factor-on = Activado
second-factor-off = Desactivado
second-factor-text = Con él no basta una contraseña robada. Hacen falta una aplicación de autenticación en el teléfono y dos minutos.
second-factor-set-up = Configurar el segundo factor
second-factor-scan = Escanear con la aplicación
second-factor-scan-text = Sirve cualquier aplicación de autenticación.
second-factor-qr = Código QR con la clave del segundo factor. La misma clave está debajo en letras.
second-factor-secret = O escriba esta clave en la aplicación:
second-factor-prove = Escribir el código que muestra
second-factor-turn-on = Activar
second-factor-turn-off = Desactivar
recovery-title = Códigos de recuperación
recovery-text = Cada uno permite entrar una vez si se pierde el teléfono. Imprímalos o guárdelos en un gestor de contraseñas, no en el propio teléfono.
recovery-once = Solo se muestran esta vez. En la cuenta pueden crearse otros; los anteriores dejan entonces de servir.
recovery-kept = Ya los he guardado
recovery-left = { $count ->
    [0] No quedan códigos de recuperación. Cree otros ahora.
    [one] Queda { $count } código de recuperación.
   *[other] Quedan { $count } códigos de recuperación.
}
recovery-new = Crear otros códigos
tokens-title = Tokens de la API
tokens-text = Con un token, un programa actúa en su nombre, dentro de lo que usted le permita y de lo que permita su función.
tokens-documents = Descripción de la API
tokens-manage = Ver y crear tokens
tokens-count = { $count ->
    [0] Ningún token.
    [one] { $count } token.
   *[other] { $count } tokens.
}
tokens-none = Aún no hay tokens
tokens-none-text = Cree uno para cada programa; así puede retirar uno sin detener los demás.
token-new = Nuevo token
token-make = Crear el token
token-made = El token «{ $name }» solo se muestra esta vez. Cópielo ahora; aquí se guarda únicamente su huella.
token-may = Puede
token-used = Último uso
token-never-used = Aún nunca
day-unreadable = Esto no es un día. Escriba año, mes y día.
token-until = Sirve hasta
token-for-good = Sin fin
token-revoke = Retirar

## La primera vez
welcome-here = Bienvenida
welcome-title = Esta es la mesa de { $name }
welcome-text = En unos minutos el periódico estará abierto a los lectores. Puede parar en cualquier paso y seguir más tarde.
welcome-progress = { $done } de { $of } pasos hechos
welcome-open = El periódico está abierto y su primer artículo, publicado.
welcome-front = Ver la portada
welcome-done = Hecho
welcome-keep = Guardar y seguir
welcome-change = Cambiar
welcome-paper = Poner nombre al periódico
welcome-paper-text = Cómo se llama, en qué lenguas sale y dónde viven sus lectores. Todo podrá cambiarse después.
welcome-paper-go = Poner nombre
welcome-look = Darle un aspecto
welcome-look-text = Dos colores y un logotipo. Sin ellos, el periódico lleva los habituales.
welcome-look-go = Elegir
welcome-sections = Elegir las secciones
welcome-sections-text = Forman la navegación del periódico. Cada artículo va en una.
welcome-sections-go = Elegir
welcome-logo-there = El periódico ya tiene logotipo; otro archivo lo sustituye.
welcome-logo-unusable = Este archivo no puede ir dentro de una página: { $reason }. Guárdelo como SVG simple, sin scripts ni estilos.
field-paper-name = Nombre del periódico
field-paper-languages = Lenguas
field-paper-languages-hint = Cada una es una edición propia, con su portada y su navegación.
field-paper-zone = Zona horaria de los lectores
field-paper-zone-hint = Una ciudad con su misma hora, por ejemplo Europe/Madrid o Africa/Cairo.
field-paper-brand = Color del periódico
field-paper-alert = Color de última hora
field-paper-logo = Logotipo
field-paper-logo-hint = Un archivo SVG. Aparece junto al nombre en todas las páginas.
field-paper-sections = Secciones en la navegación
field-paper-sections-hint = Cada una recibe su nombre en todas las lenguas. Las que no elija podrán añadirse después.
field-your-email-hint = Con ella entrará a partir de ahora.
welcome-protect = Proteger la cuenta
welcome-protect-text = Usted tiene todas las llaves de esta redacción. Añada un segundo factor para que no baste la contraseña.
welcome-protect-go = Configurar el segundo factor
welcome-invite = Invitar a un colega
welcome-invite-text = A solas puede escribir y publicar todo. Con un colega, uno escribe y el otro revisa.
welcome-invite-go = Invitar a alguien
welcome-write = Escribir el primer artículo
welcome-write-text = Es un borrador hasta que lo publique. Antes verá exactamente lo que verán los lectores.
welcome-write-go = Empezar a escribir
welcome-editions = Las ediciones
welcome-editions-text = Así las ven ahora los lectores.
welcome-close = Cerrar esta guía

## Cuando una pantalla no puede mostrarse
problem-forbidden = No corresponde a su función
problem-forbidden-text = La sesión está abierta, pero esta pantalla o este acto corresponde a otra función.
problem-not-found = Aquí no hay nada
problem-not-found-text = La dirección puede estar mal escrita o lo que había se quitó. La búsqueda encuentra artículos por titular y slug.
problem-session-ended = La sesión ha terminado
problem-session-ended-text = Se cerró aquí o en otro lugar, o estuvo mucho tiempo sin uso. Lo que enviaba no se ha perdido: inicie sesión y envíelo de nuevo.
problem-too-many = Demasiadas peticiones
problem-too-many-text = Este dispositivo ha preguntado demasiado en poco tiempo. Espere un poco y vuelva a intentarlo.
problem-failed = Se ha producido un error
problem-failed-text = El fallo es nuestro y ha quedado registrado. Lo guardado está a salvo. Inténtelo de nuevo en unos instantes.
problem-database = La base de datos no responde
problem-database-text = De momento no puede guardarse nada. El sitio público sigue mostrando lo publicado. Esta pantalla volverá en cuanto vuelva la base de datos.
problem-refused = Esto no es posible
problem-refused-text = La redacción dice que no. Abajo se explica por qué.
problem-unfit = El borrador contiene algo que ningún artículo puede tener
problem-unfit-text = Se le añadió algo que la redacción no conoce, quizá desde un programa. No se perdió nada y no se hizo nada. Abra el artículo: el editor lo quitará. Está aquí:
problem-from-elsewhere = Esto llegó desde otro sitio
problem-from-elsewhere-text = Lo que cambia algo debe enviarse desde la propia mesa. No se hizo nada.
problem-unsigned = Este formulario ya no sirve
problem-unsigned-text = Se abrió antes de que usted entrara o saliera, o en otro navegador. No se hizo nada. Revise lo que estaba enviando y envíelo de nuevo desde aquí.
problem-too-large = Es demasiado de una vez
problem-too-large-text = Lo enviado es más largo de lo que admite la mesa. No se guardó nada. Acórtelo o envíelo por partes.
problem-unreadable = No se entiende esta solicitud
problem-unreadable-text = Falta algo o no está como lo envían los formularios de la mesa. No se hizo nada.
problem-send-again = Enviar de nuevo
problem-number = Número en el registro:
problem-kept = Lo que enviaba
way-out-home = A los artículos
way-out-sign-in = Iniciar sesión
way-out-again = Intentar de nuevo
conflict-title = Alguien cambió lo mismo
conflict-text = { $name } cambió este artículo después de que usted lo abriera.
conflict-kept = Nada se ha perdido: abajo están los dos textos. Elija uno en cada campo y guarde.
conflict-theirs = Como está ahora
conflict-yours = Como lo escribió usted
conflict-save = Guardar lo elegido
conflict-keep = Dejar todo como está

## Lo que se hizo
notice-saved = Guardado.
notice-submitted = Enviado a revisión.
notice-sent-back = Devuelto al autor.
notice-published = Publicado. Los lectores lo ven.
notice-scheduled = Programado. Saldrá solo a su hora.
notice-unscheduled = Ya no está programado. Vuelve a ser un borrador.
notice-corrected = La corrección está publicada.
notice-withdrawn = Retirado. La dirección dice por qué.
notice-killing = La anulación está en marcha. Esta página dice cuándo termina en cada lugar.
notice-killed = Suprimido. Se retira de todas partes.
notice-restored = La redacción antigua se ha recuperado como nueva.
notice-assigned = Asignado a { $name }.
notice-note-added = La nota se añadió.
notice-note-settled = La nota está resuelta.
notice-view-kept = La vista se guardó.
notice-view-forgotten = La vista se olvidó.
notice-invited = Hay una invitación en camino a { $email }.
notice-invitation-withdrawn = La invitación se retiró.
notice-role-changed = { $name } tiene ahora otra función.
notice-session-ended = La sesión se cerró.
notice-sessions-ended = { $count ->
    [one] Se cerró { $count } sesión.
   *[other] Se cerraron { $count } sesiones.
}
notice-account-closed = La cuenta se cerró.
notice-account-opened = La cuenta está abierta otra vez.
notice-password-changed = La contraseña se cambió.
notice-second-factor-on = El segundo factor está activado.
notice-second-factor-off = El segundo factor está desactivado.
notice-token-revoked = El token ya no sirve.
notice-hook-paused = El webhook está en pausa.
notice-hook-resumed = El webhook sigue en marcha.
notice-hook-removed = Se quitó el webhook.
notice-hook-told-again = Se envía de nuevo en un momento.

## Por qué la redacción dice que no

## Why a window of the editor is sent away; at most 123 bytes each

room-garbage = El editor envió algo ilegible. Recargue la página.
room-too-large = Es demasiado de una vez. Péguelo por partes.
room-full = El borrador está lleno. Quite algo.
room-revoked = Ya no puede escribir este artículo.
room-again = Vuelva en un momento.

## Breaking news
way-flashes = Última hora
keys-flash = Enviar una alerta
keys-flash-anywhere = Enviar una alerta, también mientras se escribe
flashes-title = Noticias de última hora
flashes-sent = Enviadas
flashes-fresh = La lista de alertas vuelve a estar al día.
flashes-none = Aún no se ha enviado nada
flashes-none-text = Pulse { $open } en cualquier pantalla, escriba una frase y pulse { $send }. Todas las páginas abiertas la muestran al instante.
flash-one = Alerta
flash-window = Enviar una alerta
flash-text = Una frase
flash-most = Como máximo { $count } caracteres
flash-thread = Hilo
flash-priority = Prioridad
flash-priority-urgent = Urgente
flash-priority-routine = Normal
flash-stays = En la cinta durante
flash-leads-to = Artículo que amplía
flash-story-hint = Búsquelo por su titular o pegue su dirección en el sitio.
flash-send = Enviar
flash-send-hint = La edición que quede vacía no recibe nada; su texto puede enviarse después.
flash-not-sent = No se ha enviado: la redacción no responde. Lo que escribió sigue aquí; inténtelo de nuevo.
flash-add = Añadir un texto
flash-add-text = Lo que envíe aquí acompaña a lo que ya recibieron otras ediciones.
flash-state-running = En curso
flash-state-ended = Terminada
flash-state-recalled = Retirada
flash-correct = Corregir
flash-correct-hint = Las páginas abiertas cambian al instante. El archivo dice que fue corregida.
flash-correct-go = Corregir en todas las páginas
flash-recall = Retirar
flash-recall-one = Retirar solo en esta edición
flash-recall-text = Desaparece al instante de todas las páginas abiertas de todas las ediciones. El archivo dice que se retiró una alerta, no lo que decía.
flash-promote = Convertir en artículo
flash-its-story = Su artículo
flash-corrected-at = Corregida
flash-recalled-at = Retirada
flash-before = Lo que decía antes
flash-until = hasta
flash-way = Su camino hasta los lectores
flash-step-committed = guardada
flash-step-framed = preparada
flash-step-written-half = enviada a la mitad
flash-step-written-most = enviada al 95 %
flash-step-seen-half = mostrada, mitad de la muestra
flash-step-seen-most = mostrada, 95 %
flash-millis = { $count } ms
flash-no-readers = Nadie escuchaba.
notice-flash-sent = Enviada. Las páginas abiertas la muestran.
notice-flash-corrected = Corregida. Las páginas abiertas muestran la nueva frase.
notice-flash-recalled = Retirada. Ha desaparecido de todas las páginas.
flash-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
flash-hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
flash-readers = { $count ->
    [one] { $count } lector
   *[other] { $count } lectores
}
flash-listening = { $count ->
    [one] { $count } lector escucha ahora
   *[other] { $count } lectores escuchan ahora
}
flash-seen-by = { $count ->
    [one] { $count } página respondió
   *[other] { $count } páginas respondieron
}
flash-nodes = { $count ->
    [one] { $count } nodo
   *[other] { $count } nodos
}
part-embargo = Embargo
part-until = Deja el sitio
part-assignee = Asignada a
conflict-empty = vacío
conflict-clear = Se conserva de ambos sin preguntar
conflict-of-yours = suyo
conflict-of-theirs = del otro
notice-saved-together = Guardado. También se conserva lo que otros cambiaron entretanto.
saving-form = Guardando…
saved-form = Guardado
unsaved-offline = Sin guardar: no se alcanza la redacción. Lo que ha escrito sigue aquí; pulse Guardar otra vez cuando vuelva la conexión.
unsaved-failed = Sin guardar: la redacción no pudo conservarlo, quizá porque su disco está lleno. Lo que ha escrito sigue aquí; avise a quien lleva el servidor y pulse Guardar otra vez.
picture-remove = Quitar la imagen
picture-alt = Texto alternativo
picture-alt-hint = Qué muestra, para quien no puede verla.
picture-caption = Pie de foto
picture-credit = Crédito
picture-credit-hint = Vacío: lo que diga el propio archivo.
picture-search = Buscar en la fototeca
picture-search-go = Buscar
picture-take = Elegir esta imagen
picture-found-none = Ninguna imagen de la fototeca coincide. Pruebe otras palabras o envíe una.
picture-found-failed = Ahora no se alcanza la fototeca. Inténtelo de nuevo.
picture-send = Enviar una imagen
picture-send-go = Enviarla
picture-file = Archivo
picture-file-hint = JPEG, PNG, WebP, GIF o SVG, hasta 100 MB. El lugar de la toma se borra antes de que la vean los lectores.
picture-progress = Enviado:
picture-making = Ha llegado; se preparan sus tamaños…
picture-too-large = El archivo pasa de 100 MB. Expórtelo más pequeño.
picture-not-sent = La imagen no llegó. Quizá se cortó la conexión; envíela otra vez.
picture-refused-empty = No hay archivo o está vacío. Elija uno y envíelo otra vez.
picture-refused-not-a-picture = Este archivo no es una imagen que se pueda mostrar. Envíe un JPEG, PNG, WebP o SVG.
picture-refused-seems-heif = Esto es una foto como la guardan los teléfonos (HEIF). Expórtela como JPEG y envíe ese archivo.
picture-refused-seems-layers = Esto es un archivo para programas de imagen (TIFF, Photoshop). Expórtelo como JPEG o PNG y envíe ese archivo.
picture-refused-seems-film = Esto es un vídeo que los navegadores no reproducen. Expórtelo como MP4 o WebM y envíe ese archivo.
picture-refused-seems-pdf = Esto es un documento PDF. Envíe sus imágenes una a una como JPEG o PNG.
picture-refused-seems-web-page = Esto es una página web. Abra la imagen sola, guárdela y envíe ese archivo.
picture-refused-seems-packed = Esto es un archivo comprimido. Descomprímalo y envíe lo que contiene.
picture-refused-film = Esto es un vídeo. Elija una imagen fija para este lugar.
picture-refused-sound = Esto es una grabación de sonido. Elija una imagen fija para este lugar.
picture-refused-not-a-film = Esto no es un vídeo. Envíe un archivo MP4 o WebM.
picture-refused-not-a-sound = Esto no es una grabación de sonido. Envíe un archivo MP3, M4A, Ogg o WAVE.
picture-refused-tells-too-much = El archivo lleva una pista de datos además de imagen y sonido; las cámaras guardan ahí la ubicación. Expórtelo de nuevo solo con imagen y sonido.
picture-refused-captions = Estos no son subtítulos WebVTT. Expórtelos como WebVTT.
picture-refused-no-cues = Este archivo no contiene ningún subtítulo. Compruebe que se haya exportado completo.
picture-refused-too-slow = Se tardó demasiado en preparar los archivos de esta imagen. Envíela de nuevo cuando el servidor tenga menos trabajo, o expórtela más pequeña.
picture-refused-damaged = La imagen está dañada o incompleta. Expórtela otra vez del original.
picture-refused-too-many-bytes = El archivo tiene { $size } MB, más de { $most } MB. Expórtelo más pequeño.
picture-refused-too-many-pixels = La imagen tiene { $width } × { $height } píxeles, más de { $most } megapíxeles. Expórtela más pequeña.
picture-refused-too-long = La imagen tiene { $width } × { $height } píxeles; ningún lado puede pasar de { $most }. Expórtela más pequeña.
picture-refused-strip = La imagen es una tira de { $width } × { $height } píxeles. Recórtela.
picture-refused-drawing-script = El dibujo contiene un programa (script). Quítelo: los lectores reciben imágenes, nunca programas.
picture-refused-drawing-web-page = El dibujo contiene un trozo de página web. Expórtelo como SVG simple o como PNG.
picture-refused-drawing-text = El dibujo contiene texto vivo, que se perdería. Convierta el texto en contornos o expórtelo como PNG.
picture-refused-drawing-photo = El dibujo contiene una foto incrustada. Expórtelo como PNG o JPEG.
picture-refused-drawing-elsewhere = El dibujo remite a otro archivo. Incruste lo que necesita o expórtelo como PNG.
picture-refused-drawing-entities = El dibujo define entidades. Guárdelo como SVG simple.
picture-refused-drawing-itself = El dibujo tiene una forma que se contiene a sí misma. Quítela o exporte el dibujo como PNG.
picture-refused-drawing-styled-shapes = El dibujo tiene una hoja de estilo que aplica patrones, máscaras, recortes o filtros. Expórtelo con atributos de presentación o como PNG.
picture-refused-drawing-raw-text = El dibujo contiene una declaración, un comentario o texto en bruto. Deje solo lo que va de <svg a </svg>.
picture-refused-drawing-link = El dibujo contiene un enlace. Quítelo: la página misma enlaza el emblema.
picture-refused-drawing-style-sheet = El dibujo contiene una hoja de estilo. Escriba los colores como atributos, por ejemplo fill.
picture-refused-drawing-more = El dibujo contiene más que formas. Deje solo formas, grupos y degradados.
picture-refused-too-elaborate = El dibujo es demasiado complejo para dibujarlo aquí. Simplifíquelo o expórtelo como PNG.
picture-refused-not-made = No se pudieron hacer los tamaños de la imagen. Expórtela como JPEG y envíela otra vez.
choose-none = No se encontró nada. Pruebe otro comienzo del nombre.
choose-remove = Quitar
choose-make = Tema nuevo:
field-topics-add = Añadir temas
field-topics-add-hint = Sus nombres, separados por comas.
field-topics-add-hint-make = Sus nombres, separados por comas. El que nadie haya usado aún se crea.
field-regions-add = Añadir regiones
calls-title = Notas para usted
calls-none = Nadie le ha llamado en una nota.
note-calls-you = Para usted
note-settled-by = Resuelta por { $name }
note-show = Ver en el texto
note-lost = El pasaje ya no está en el texto.
note-failed = No se pudo guardar la nota. Lo que escribió sigue aquí; inténtelo de nuevo.
calls-count = { $count ->
    [0] Ninguna nota para usted
    [one] { $count } nota para usted
   *[other] { $count } notas para usted
}
leaving-title = Un artículo anulado se va
leaving-killed = Anulado
leaving-see = Ver qué lo ha soltado ya
leaving-again = Mirar otra vez
leaving-all-done = Todo hecho: nada de lo que sirve esta redacción lo nombra ya.
leaving-not-done = Aún no lo ha soltado todo. Esta página lo dirá en cuanto ocurra.
leaving-paper = El periódico, consultado como lo hace un lector
leaving-nodes = Servidores y espejos
leaving-node-server = Servidor
leaving-node-mirror = Espejo
leaving-here = este
leaving-done = hecho
leaving-waiting = en espera
leaving-silent = sin noticias
leaving-seen = Última noticia
leaving-silent-text = Nadie sabe qué muestra; arránquelo o retírelo de la red.
leaving-no-nodes = Ningún programa ha dicho aún que está.
leaving-beyond = A las cachés compartidas indicadas al arrancar se les avisa con cada página. Lo que otros hayan copiado queda fuera de alcance.
leaving-part-page = { $count ->
    [one] Su dirección ({ $count })
   *[other] Sus direcciones ({ $count })
}
leaving-part-fronts = { $count ->
    [one] Portada o lista ({ $count })
   *[other] Portadas y listas ({ $count })
}
leaving-part-feeds = { $count ->
    [one] Canal ({ $count })
   *[other] Canales ({ $count })
}
leaving-part-sitemaps = { $count ->
    [one] Mapa del sitio ({ $count })
   *[other] Mapas del sitio ({ $count })
}
leaving-left = { $count ->
    [one] { $count } lugar aún lo nombra
   *[other] { $count } lugares aún lo nombran
}
## Llaves de acceso y proveedor de identidad
sign-in-passkey = Entrar con una llave de acceso
code-use-passkey = Usar una llave de acceso
device-cancelled = No se eligió nada o se agotó el tiempo. Inténtelo de nuevo.
device-there = Este dispositivo ya tiene una llave de acceso para la mesa. Use esa.
device-failed = El navegador no pudo preguntar al dispositivo. Pruebe con otro navegador o entre con su contraseña.
passkeys-title = Llaves de acceso
passkeys-text = Una llave de acceso se guarda en el teléfono, el ordenador o una llave de seguridad, y abre la mesa con el dedo, la cara o un PIN. Nadie puede adivinarla ni pedirla desde una página falsa.
passkeys-no-device = Este navegador no admite llaves de acceso o tiene desactivados los scripts.
passkeys-no-address = Las llaves de acceso necesitan la dirección propia del periódico. Quien administra el sistema define base_address en el archivo de la publicación. Para probarlas en este equipo, abra la mesa en localhost.
passkeys-plain-http = Las llaves de acceso necesitan https, y la dirección del periódico, { $address }, es http sin cifrar. Quien administra el sistema puede cambiarla.
passkeys-number = Las llaves de acceso necesitan una dirección con nombre, y la del periódico es { $address }. Quien administra el sistema puede cambiarla.
passkeys-unreadable = Las llaves de acceso necesitan la dirección propia del periódico, y { $address } no lo es. Quien administra el sistema puede cambiarla.
passkeys-elsewhere = Las llaves de acceso se usan en { $address }. Abra allí la mesa.
passkeys-not-built = Este programa se compiló sin llaves de acceso.
passkey-name = Nombre de la llave de acceso
passkey-name-hint = Por ejemplo, el dispositivo en el que está guardada.
passkey-make = Crear una llave de acceso
passkey-remove = Quitar
passkey-remove-text = Dejará de abrir la mesa. El dispositivo puede seguir mostrándola; bórrela también allí.
passkey-remove-by-other = Confirmar con otra llave de acceso
member-provider = Proveedor de identidad
member-tied = Vinculado a una cuenta del proveedor
member-untie = Desvincular
member-untie-text = Cuando su dirección pasó a una cuenta nueva del proveedor. La próxima entrada con esa dirección vuelve a vincularla. Asegúrese de que se trata de esa persona.
event-passkey-made = creó una llave de acceso
event-passkey-removed = quitó una llave de acceso
event-provider-linked = quedó vinculado al proveedor de identidad
event-provider-unlinked = desvinculó a un miembro del proveedor de identidad
notice-passkey-made = La llave de acceso está lista. Desde ahora abre la mesa.
notice-passkey-removed = Se quitó la llave de acceso.
notice-provider-untied = El miembro ya no está vinculado al proveedor de identidad.
second-factor-by-passkey = Activado: su llave de acceso
## Webhooks
hooks-text = Programas de otras casas se enteran al momento de lo que pasa aquí: con firma, y una y otra vez hasta que lo reciben.
hooks-none = Aún no hay webhooks
hooks-none-text = Un boletín, un chat o el archivo de otra casa pueden actuar en cuanto se publica un artículo. Dé su dirección y elija qué se le cuenta.
hook-new = Nuevo webhook
hook-edit = Cambiar el webhook
hook-make = Crear el webhook
field-hook-name = Qué escucha allí
field-hook-name-hint = Para que los colegas sepan a quién detienen si lo detienen.
field-hook-address = Dirección
field-hook-address-hint = Empieza por https. Los equipos de la propia red debe permitirlos antes quien administra el servidor.
hook-public = Se le cuenta lo que ven los lectores
hook-inside = Se le cuenta lo que solo sabe la redacción
hook-inside-text = Con el titular del borrador, salvo que haya embargo. Elíjalo solo para programas de la propia casa.
hook-is-told = Se le cuenta
hook-of-editions = De las ediciones
hook-of-editions-hint = De todas si no se elige ninguna.
hook-of-all-editions = De todas las ediciones
hook-made = Creado
hook-health = Cómo le va
hook-last = Lo último contado
hook-waiting = En espera
hook-nothing-yet = Nada aún
hook-bars = Llegados: { $arrived } de los últimos { $settled }. Cuanto más alta la barra, más tardó la respuesta.
hook-health-well = Bien
hook-health-stumbling = Con tropiezos
hook-health-failing = Falla
hook-health-paused = En pausa
hook-health-gone = Desaparecido
hook-health-given-up = Abandonado
hook-health-well-text = Nada se interpone en su camino.
hook-health-stumbling-text = Los últimos intentos no llegaron. Se repiten, cada vez más espaciados, durante unos tres días.
hook-health-failing-text = Nada ha llegado en tres días. Tras una semana no se enviará nada más. Mire las respuestas más abajo y avise a quien lleva el otro lado.
hook-health-paused-text = No se envía nada. Lo que pasa se guarda cuatro días y se envía al reanudar.
hook-health-gone-text = El otro lado respondió que desapareció para siempre. No se envía nada más. Si fue un error, envíe una prueba y reanude: se le contará lo que pase desde entonces.
hook-health-given-up-text = No llegó nada en una semana, así que no se envía nada más. Cuando el otro lado esté arreglado, envíe una prueba y reanude: se le contará lo que pase desde entonces.
hook-failing-since = No llega nada desde
hook-pause = Pausar
hook-resume = Reanudar
hook-test = Enviar una prueba
hook-tested = Respuesta a la prueba:
hook-told = Lo que se le contó
hook-told-none = Aún no se contó nada
hook-told-none-text = Envíe una prueba para ver si el otro lado responde. Lo que pase desde ahora aparecerá aquí.
hook-state = Estado
hook-answer = Respuesta
hook-tries = Intentos
hook-next-try = Próximo intento
hook-not-tried = Aún sin intentos.
hook-state-waiting = En espera
hook-state-delivered = Llegó
hook-state-given-up = Abandonado
hook-state-dropped = No enviado
hook-answer-status = Respuesta { $status }
hook-answer-unreachable = No hay nadie
hook-answer-too-slow = Demasiado lento
hook-answer-not-allowed = Allí no se envía nada
hook-millis = { $millis } ms
hook-secret = Secreto
hook-secret-once = El secreto se muestra esta única vez. Déselo a quien lleva el otro lado, por una vía segura.
hook-secret-text = Con él, el otro lado sabe que un mensaje es nuestro. Uno nuevo no anula el anterior al momento: durante un día cada mensaje lleva las dos firmas.
hook-former-until = El secreto anterior vale aún hasta
hook-rotate = Crear un secreto nuevo
hook-remove-title = Quitarlo
hook-remove-text = También se borran sus secretos y todo lo que se le contó. No se puede deshacer.
hook-remove = Quitar el webhook
hook-entry = Entrada del registro
hook-to-story = Al artículo
hook-again = Enviar de nuevo
hook-again-text = Con el mismo identificador, para que quien ya lo tiene no haga nada dos veces.
hook-message = Mensaje
hook-message-text = Tal como se enviaría ahora. Con el mensaje no se guarda nada del artículo; se hace de nuevo en cada intento.
hook-recipe-title = Cómo comprueba el otro lado lo que recibe
hook-recipe-sign = Una con puntos el identificador, la hora y el cuerpo, tal como llegaron. Calcule su { $mac } con lo que sigue a { $mark } en el secreto y compárelo con cada firma. Las bibliotecas de { $scheme } lo hacen.
hook-recipe-time = Rechace lo que tenga más de cinco minutos: alguien puede estar enviándolo otra vez.
hook-recipe-once = Recuerde el { $id }: el mismo identificador es el mismo mensaje, y se hace una sola vez.
hook-recipe-answer = Responda en diez segundos con un estado de { $least } a { $most } y trabaje después.
hook-recipe-example = Ejemplo de un programa que comprueba
hook-kind-story-published = Artículo publicado
hook-kind-story-updated = Artículo actualizado
hook-kind-story-corrected = Corrección publicada
hook-kind-story-withdrawn = Artículo retirado
hook-kind-story-expired = Artículo caducado
hook-kind-story-killed = Artículo anulado
hook-kind-flash-sent = Aviso de última hora enviado
hook-kind-flash-corrected = Aviso de última hora corregido
hook-kind-flash-recalled = Aviso de última hora retirado
hook-kind-story-submitted = Artículo entregado
hook-kind-story-sent-back = Artículo devuelto
hook-kind-story-scheduled = Artículo programado
hook-kind-story-unscheduled = Artículo ya no programado
hook-kind-story-assigned = Artículo asignado
hook-kind-hook-test = Prueba

## Los lectores
readers-how = Los cuenta el propio diario, sin cookies y sin saber quién lee. No se cuentan los robots ni a quien abre otra vez el mismo artículo en media hora.
readers-invented = Son lectores de demostración, inventados con los artículos de la demostración, hasta
readers-curve = Lecturas a lo largo del tiempo
readers-edition = Edición
readers-section = Sección
readers-sections-all = Todas las secciones
readers-window = Tiempo
readers-window-hour = Última hora
readers-window-day = Último día
readers-window-week = Última semana
readers-window-always = Desde el principio
readers-most-hour = Lo más leído en la última hora
readers-most-day = Lo más leído en el último día
readers-most-week = Lo más leído en la última semana
readers-none = Aquí no se ha contado a nadie
readers-none-text = En cuanto alguien se quede unos segundos con un artículo, aparecerá en esta lista.
readers-count = { $count ->
    [one] { $count } lectura
   *[other] { $count } lecturas
}
readers-table = Las cifras en una tabla
readers-from = Desde
readers-reads = Lecturas
readers-running = por ahora
readers-of-story = Lectores de este artículo
readers-to-story = Al artículo

## El canal en vivo
way-channel = Canal en vivo
permission-broadcast = Llevar el canal en vivo
scope-stream = Enviar la señal en vivo y llevar su programación
event-channel-changed = cambió el canal en vivo
event-schedule-changed = cambió la programación
notice-programme-removed = El programa ya no está en la programación.
notice-week-copied = La semana está copiada.
channels-text = Lo que cada edición emite en vivo y lo que muestra en cada momento. Los lectores lo encuentran en «En vivo».
channel-state = Estado
channel-state-none = Sin configurar
channel-state-no-stream = Solo programación
channel-state-elsewhere = Señal de otro servidor
channel-state-on-air = En el aire
channel-state-off-air = Fuera del aire
channel-schedule-until = Programas hasta
channel-no-schedule = No hay programas por delante
channel-open-schedule = Programación
channel-page = Página de los lectores
channel-last = Último segmento
channel-ago = hace { $seconds } s
channel-pace = Un segmento cada
channel-seconds = { $seconds } s
channel-held = En memoria
channel-held-count = Piezas: { $pieces }, kilobytes: { $kilobytes }
channel-settings = Ajustes
field-channel-title = Nombre del canal
field-channel-source = Señal
field-channel-source-hint = De dónde vienen la imagen y el sonido.
channel-source-nothing = Ninguna: la página muestra la programación
channel-source-here = Un codificador la envía aquí
channel-source-elsewhere = La sirve otra casa
field-channel-address = Dirección de la señal en otro servidor
field-channel-address-hint = La lista de reproducción, una dirección que empieza por https. Los navegadores podrán pedir datos a ese servidor y a ningún otro.
field-channel-note = Mientras no hay emisión
field-channel-note-hint = Una o dos frases para los lectores; si lo deja vacío, la habitual.
field-channel-poster = Imagen antes de la señal
channel-no-poster = Quitar la imagen
channel-poster-file = Otra imagen
channel-poster-alt = Qué muestra
channel-encoder = Para el codificador
channel-encoder-text = Cree un token con el alcance «{ $scope }» y haga que el codificador envíe su lista y sus segmentos por PUT a esta dirección:
channel-encoder-address = Dirección para el codificador
programmes-title = Programación
programmes-day = Día
programmes-go = Mostrar
programmes-days = Otros días
programmes-before = El día anterior
programmes-today = Hoy
programmes-after = El día siguiente
programmes-zone = Horas según
programmes-when = Cuándo
programmes-on = Ahora
programmes-gap = { $minutes ->
    [one] No hay nada durante { $minutes } minuto.
   *[other] No hay nada durante { $minutes } minutos.
}
programmes-overlap = { $minutes ->
    [one] Dos programas coinciden durante { $minutes } minuto.
   *[other] Dos programas coinciden durante { $minutes } minutos.
}
programmes-none = Nada este día
programmes-none-text = Añada un programa, copie una semana o traiga un archivo.
programmes-add = Añadir un programa
programmes-add-go = Añadirlo
programmes-copy = Copiar esta semana
programmes-copy-from = La semana que empieza el
programmes-copy-to = A la semana del
programmes-copy-hint = Cada programa pasa al mismo día de la semana y a la misma hora. Lo que ya se copió no aparece dos veces.
programmes-copy-go = Copiar la semana
programmes-import = Traer un archivo
programmes-file = Archivo
programmes-file-hint = { $calendar } o { $guide }, hasta cinco megabytes. El mismo archivo otra vez cambia solo lo que difiere.
programmes-channel = Canal en el archivo
programmes-channel-hint = Solo si el archivo tiene varios.
programmes-replace = Quitar lo que el archivo no tiene, en el tiempo que abarca
programmes-try = Solo probar, sin guardar nada
programmes-import-go = Traerlo
programmes-taken = El archivo se ha traído
programmes-tried = El archivo se ha probado; no se guardó nada
programmes-counts = Nuevos: { $created }, cambiados: { $updated }, iguales: { $unchanged }, quitados: { $removed }, rechazados: { $failed }
programmes-refused = Lo que no pudo entrar
programmes-seams = Donde no encaja
programmes-why-no-uid = No tiene identificador con el que reconocerlo de nuevo.
programmes-why-no-start = No dice un comienzo que se pueda leer.
programmes-why-no-end = No dice un final que se pueda leer, y nada le sigue.
programmes-why-all-day = Tiene un día y ninguna hora.
programmes-why-zone = Su zona horaria no se conoce.
programmes-why-rule = Su regla de repetición no se puede leer.
programmes-why-twice = El mismo identificador ya está antes en el archivo.
programmes-why-too-many = El archivo tiene más de diez mil programas. Divídalo.
programmes-why-broken = No termina donde debería.
programme-title = Programa
programme-remove = Quitarlo de la programación
field-programme-title = Título
field-programme-starts = Empieza
field-programme-ends = Termina
field-programme-summary = De qué trata
field-programme-link = Enlace
field-programme-link-hint = Una ruta de este sitio o una dirección que empieza por https.

## Coberturas en vivo
event-entry-added = escribió una entrada
event-entry-edited = cambió una entrada
event-entry-deleted = borró una entrada
event-entry-marked = cambió los momentos clave
event-entry-pinned = fijó una entrada
event-entry-unpinned = dejó de fijar una entrada
event-live-blog-closed = cerró la cobertura en vivo
event-live-blog-reopened = reabrió la cobertura en vivo
notice-entry-added = Enviada. Las páginas abiertas la muestran.
notice-entry-edited = Cambiada. Las páginas abiertas la muestran como está ahora.
notice-entry-deleted = Borrada. Ya no está en ninguna página.
notice-blog-closed = La cobertura en vivo ha terminado. Su página lo dice.
notice-blog-reopened = La cobertura en vivo sigue en marcha.
notice-flash-entered = El aviso es ahora una entrada, y la cinta lleva a ella.
blog-title = Cobertura en vivo
blog-ended-at = Terminó
blog-not-live = Los lectores aún no la ven: la noticia no está publicada.
blog-is-ended = Esta cobertura ha terminado. Sus entradas aún se pueden corregir o borrar, pero no añadir.
blog-close = Cerrar la cobertura en vivo
blog-close-hint = No se añade nada más; la página dice cuándo terminó.
blog-reopen = Reabrir la cobertura en vivo
entries-all = Todas las entradas
entries-fresh = La lista de entradas vuelve a estar al día.
entries-none = Todavía no se ha escrito nada
entries-none-text = Lo que envíe con el formulario de arriba aparece al momento en la página de cada lector.
entries-older = Entradas anteriores
entries-count = { $count ->
    [0] Ninguna entrada
    [one] { $count } entrada
   *[other] { $count } entradas
}
entry-headline = Titular de la entrada
entry-text = Texto de la entrada
entry-text-hint = Una línea en blanco empieza un párrafo nuevo.
entry-is-key = Momento clave
entry-authors = Firmada por
entry-no-authors = La casa todavía no tiene autores.
entry-send = Enviar
entry-save = Guardar la entrada
entry-not-sent = No se envió: la redacción no responde. Lo que escribió sigue aquí; inténtelo de nuevo.
entry-pinned = Fijada
entry-key = Momento clave
entry-of-flash = De un aviso
entry-pictures = { $count ->
    [one] { $count } imagen
   *[other] { $count } imágenes
}
entry-by = por
entry-edited-at = Cambiada
entry-deleted-at = Borrada
entry-see = Verla
entry-edit = Editar
entry-pin = Fijar
entry-unpin = Dejar de fijar
entry-mark = Marcar como momento clave
entry-unmark = Quitar de los momentos clave
entry-delete = Borrar
entry-edit-title = Editar la entrada
entry-edit-hint = Las páginas abiertas cambian al momento; la página dice que la entrada se actualizó.
entry-theirs = Mientras tanto, alguien ha guardado esto
entry-theirs-hint = Su texto está debajo. Si lo guarda ahora, sustituye al otro, que se conserva entre los anteriores.
entry-before = Lo que decía antes
flash-enter = A una cobertura en vivo
flash-enter-blog = Cobertura en vivo
flash-enter-go = Convertir en entrada

# La fototeca.
way-pictures = Imágenes
pictures-upload = Subir
pictures-upload-here = Subir aquí
pictures-ending = { $count ->
    [one] Los lectores ven { $count } imagen cuyos derechos vencen en una semana o ya vencieron.
   *[other] Los lectores ven { $count } imágenes cuyos derechos vencen en una semana o ya vencieron.
}
pictures-view-all = Todas
pictures-view-mine = Mías
pictures-view-unused = Sin usar
pictures-view-rights = Derechos por vencer
pictures-kind = Tipo
pictures-without-alt = Sin texto alternativo en
pictures-count = { $count ->
    [0] No hay resultados
    [one] { $count } archivo
   *[other] { $count } archivos
}
pictures-count-most = Más de { $count } archivos
pictures-empty-library = La fototeca está vacía. Suba las primeras imágenes.
pictures-empty-filtered = Nada en la fototeca coincide. Pruebe otras palabras o quite un filtro.
pictures-newer = Volver a lo más reciente
pictures-older = Anteriores
asset-kind-picture = Imagen
asset-kind-film = Vídeo
asset-kind-sound = Grabación
asset-making = Preparándose…
asset-making-text = Se preparan los tamaños que verán los lectores. Recargue dentro de un momento.
asset-making-part = En preparación: { $made } de { $planned } tamaños
asset-spoilt = No se puede mostrar
asset-spoilt-damaged = No se puede hacer nada con este archivo: la imagen está dañada o incompleta. Expórtela otra vez del original y envíela en su lugar.
asset-spoilt-gave-up = No se puede hacer nada con este archivo: al leerlo, el programa se detuvo dos veces. Expórtelo otra vez, como JPEG o PNG, y envíelo en su lugar.
asset-spoilt-too-slow = No se puede hacer nada con este archivo: tarda más de lo que puede tardar una imagen. Expórtela más pequeña y envíela en su lugar.
asset-spoilt-lost = No se puede hacer nada con este archivo: ya no está donde se guardaba. Envíelo otra vez en su lugar.
asset-nameless = Sin nombre
asset-no-alt = Sin texto alternativo:
asset-file = Archivo
asset-file-name = Nombre
asset-size = Tamaño
asset-came = Llegó
asset-original = Descargar el original
asset-renditions = { $count ->
    [one] { $count } archivo derivado
   *[other] { $count } archivos derivados
}
asset-uses = Dónde se usa
asset-uses-none = En ningún sitio todavía.
asset-uses-most = Hay más sitios que estos.
asset-place-live = Publicado
asset-place-ahead = Programado
asset-place-draft = Borrador
asset-place-entry = Directo
asset-place-author = Retrato
asset-place-channel = Cartel del canal
asset-place-logo = Logotipo
asset-place-poster = Cartel de un vídeo
asset-replace = Sustituir en todas partes
asset-replace-text = Otro archivo ocupa su lugar allí donde se usa. Los textos, el crédito y el punto focal se quedan; el archivo anterior se conserva.
asset-replace-go = Sustituir
asset-versions = Archivos anteriores
asset-version-until = Hasta
asset-restore = Volver a este
asset-remove = Eliminar
asset-remove-text = No se usa en ningún sitio. Sus archivos se borran y no se pueden recuperar.
asset-remove-go = Eliminar de la fototeca
asset-rights = Derechos
asset-rights-hint = Quién los tiene, por ejemplo © 2026 Agencia Ejemplo.
asset-terms = Condiciones de uso
asset-until = Se puede mostrar hasta
asset-until-hint = El último día. Una semana antes se avisa a la redacción; desde el día siguiente no se publica nada con ella.
asset-keywords = Palabras clave
asset-keywords-hint = Separadas por comas; por ellas se encuentra la imagen.
asset-poster = Cartel
asset-poster-none = Sin cartel
asset-poster-search = Buscar un cartel
asset-tracks = Subtítulos
asset-tracks-none = Aún no hay subtítulos.
asset-track-language = Idioma de los subtítulos
asset-track-file = Subtítulos (WebVTT)
asset-track-hint = Un archivo .vtt en UTF-8. Sustituye al que haya en este idioma.
asset-track-go = Añadir subtítulos
asset-track-remove = Quitar
rights-over = Derechos vencidos
rights-over-text = Los derechos han vencido. Los lectores la siguen viendo donde está; no se publica nada nuevo con ella. El último día fue el
rights-end-days = { $days ->
    [one] Los derechos vencen en { $days } día
   *[other] Los derechos vencen en { $days } días
}
focus-title = Punto focal
focus-label = Punto focal: %1 desde la izquierda, %2 desde arriba. Las flechas lo mueven.
focus-hint = Pulse lo que todo recorte debe mostrar o mueva el punto con las flechas; con Mayúsculas, a pasos mayores.
focus-x = Desde la izquierda, %
focus-y = Desde arriba, %
crop-card = Compartido, 16:9
crop-list = En listas, 4:3
crop-face = Rostro, 1:1
crop-phone = Teléfono, 4:5
upload-files = Archivos
upload-files-hint = Imágenes (JPEG, PNG, WebP, GIF, SVG, de hasta 100 MB), vídeos (MP4, WebM) y sonido (MP3, M4A, Ogg, WAVE), de hasta 300 MB; varios a la vez. El lugar de la toma nunca se muestra a los lectores.
upload-drop-hint = O suelte archivos en cualquier parte de esta pantalla, o pegue una imagen.
upload-language = Idioma de los pies incluidos en los archivos
upload-language-hint = Lo que el fotógrafo escribió en el archivo pasa a ser pie y texto alternativo en este idioma.
upload-go = Subir
uploaded-title = Lo que ha llegado
upload-waiting = Espera su turno
upload-sending = Enviándose
upload-paused = En pausa
upload-making = Ha llegado; se preparan sus tamaños…
upload-done = En la fototeca
upload-failed = No se envió. Lo que llegó se conserva; siga más tarde.
upload-offline = Sin conexión. Seguirá por sí solo.
upload-too-large = El archivo es demasiado grande. Expórtelo más pequeño.
upload-ended = Su sesión terminó. Inicie sesión y elija el archivo otra vez; seguirá donde estaba.
upload-pause = Pausar
upload-resume = Seguir
upload-remove = Quitar
upload-describe = Describir
upload-again = Intentar de nuevo
upload-pasted = Imagen pegada
size-megabytes = { $size } MB
size-kilobytes = { $size } kB
picture-over = Derechos vencidos
event-asset-described = describió una imagen
event-asset-replaced = sustituyó una imagen
event-asset-removed = eliminó una imagen
notice-asset-replaced = Sustituida en todas partes.
notice-asset-removed = Eliminada de la fototeca.
# The settings.
way-settings = Ajustes
settings-way-publication = Publicación
settings-way-look = Aspecto
settings-way-editions = Ediciones
settings-way-sections = Navegación
settings-way-regions = Regiones
settings-way-topics = Temas
settings-way-coverages = Coberturas
settings-way-authors = Autores
settings-way-pages = Pie de página
settings-way-redirects = Redirecciones
settings-way-audit = Auditoría
settings-way-members = Miembros
settings-way-hooks = Webhooks
settings-editions = Ediciones
settings-sections = Navegación
settings-regions = Regiones
settings-topics = Temas
settings-coverages = Coberturas
settings-authors = Autores
settings-pages = Páginas del pie
settings-redirects = Redirecciones
settings-text-editions = Cada una en un idioma y completa en sí misma. Su orden es el del selector de ediciones.
settings-text-sections = Las secciones de esta edición como las encuentran los lectores. Lo que está más adentro depende de la sección de arriba.
settings-text-regions = Dónde ocurren las noticias. El orden es el de la navegación.
settings-text-topics = Personas, lugares, organizaciones y hechos de los que tratan los artículos. Cada uno tiene una página en todas las ediciones.
settings-text-coverages = Acontecimientos en curso con portada propia. El orden es el de la navegación.
settings-text-authors = Todos los que firman: personas, secciones, agencias.
settings-text-pages = Quiénes somos, privacidad, contacto: lo que los lectores encuentran al pie de cada página.
settings-text-redirects = Direcciones en las que ya no hay nada y adónde van los lectores. Nunca ocultan una página que existe.
settings-new-editions = Nueva edición
settings-new-sections = Nueva sección
settings-new-regions = Nueva región
settings-new-topics = Nuevo tema
settings-new-coverages = Nueva cobertura
settings-new-authors = Nuevo autor
settings-new-pages = Nueva página
settings-new-redirects = Nueva redirección
settings-form-publication = Publicación
settings-form-look = Aspecto
settings-form-edition = Nueva edición
settings-form-section = Nueva sección
settings-form-region = Nueva región
settings-form-topic = Nuevo tema
settings-form-coverage = Nueva cobertura
settings-form-author = Nuevo autor
settings-form-page = Nueva página del pie
settings-form-redirect = Nueva redirección
settings-back-edition = Ediciones
settings-back-section = Navegación
settings-back-region = Regiones
settings-back-topic = Temas
settings-back-coverage = Coberturas
settings-back-author = Autores
settings-back-page = Páginas del pie
settings-back-redirect = Redirecciones
settings-search-topics = Un nombre o su comienzo
settings-search-authors = Un nombre o su comienzo
settings-search-redirects = Comienzo de la ruta antigua
settings-further = Siguiente
settings-none = Aún no hay nada.
settings-order-hint = Arrastre una fila a su sitio o muévala con Alt y las flechas.
settings-up = Subir { $name }
settings-down = Bajar { $name }
settings-in = Poner { $name } bajo la sección de arriba
settings-out = Sacar { $name } al nivel superior
settings-outside = En el sitio
settings-front = Su portada
settings-front-text = Cada edición tiene la suya. Mientras nadie la ordene, la página muestra los artículos más recientes.
settings-front-arrange = Ordenar
settings-front-begin = Empezar su portada
settings-hidden = fuera de la navegación
settings-pinned = en la navegación
settings-closed = cerrada
settings-at-the-top = En el nivel superior
settings-move-text = Hay artículos en { $path }. Pueden moverse también: cada uno recibe una dirección nueva y la antigua lleva a ella para siempre.
settings-move-with-stories = Mover también los artículos
settings-move-go = Mover con sus artículos
settings-remove = Eliminar
settings-remove-text = Se rechaza mientras haya artículos publicados.
settings-remove-section = Eliminar esta sección
settings-remove-region = Eliminar esta región
settings-remove-topic = Eliminar este tema
settings-remove-coverage = Eliminar esta cobertura
settings-remove-author = Eliminar este autor
settings-remove-page = Quitar esta página del pie
settings-remove-redirect = Eliminar esta redirección
settings-edition-end = Cuando una edición termina
settings-edition-end-text = Una edición no se quita: sus artículos conservan sus direcciones para los lectores y para quienes enlazan a ellos. Quite sus secciones de la navegación, póngala al final de la lista y diga en su portada que ha terminado. No puede ser la primera edición de la publicación.
settings-kept = Lo que había escrito se conservó y está aquí de nuevo. Todavía no está guardado.
settings-not-saved = No se guardó. Lo que escribió sigue aquí: inténtelo de nuevo en un momento. Si se cerró su sesión, entre en otra ventana y vuelva a cargar esta página.
settings-preview = Cómo se lee
settings-preview-go = Vista previa
settings-contrast = Contraste con la página: { $day } : 1 de día; { $night } : 1 de noche, cuando el tema lo aclara.
settings-contrast-good = Se distingue bien.
settings-contrast-bad = Es demasiado claro para distinguirse.
settings-eyes-two = Quien puede aprobar puede aprobar lo propio
settings-eyes-four = Otra persona aprueba cada artículo
settings-archive-members = Miembros, en la redacción
settings-archive-open = También los lectores
settings-typeface-usual = La del diseño
settings-typeface-serif = Con remates
settings-typeface-sans = Sin remates
settings-density-usual = Amplia
settings-density-close = Compacta
settings-direction-ltr = De izquierda a derecha
settings-direction-rtl = De derecha a izquierda
settings-calendar-gregorian = Gregoriano
settings-calendar-islamic-umm-al-qura = Islámico, Umm al-Qura
settings-calendar-islamic-civil = Islámico, tabular
settings-calendar-persian = Persa
settings-digits-latin = 0123456789
settings-digits-arabic = ٠١٢٣٤٥٦٧٨٩
settings-topic-subject = asunto
settings-topic-place = lugar
settings-topic-person = persona
settings-topic-organisation = organización
settings-topic-event = hecho
settings-author-person = persona
settings-author-desk = sección
settings-author-organisation = la publicación
settings-author-agency = agencia
settings-author-nobody = Nadie de la redacción
settings-redirect-for-ever = para siempre (301)
settings-redirect-for-now = por ahora (302)
settings-redirect-gone = retirada (410)
settings-field-name = Nombre
settings-field-names = Nombre
settings-field-slug = Final de la dirección
settings-field-base-address = Dirección del sitio
settings-field-first-edition = Primera edición
settings-field-founded = Año de fundación
settings-field-email = Correo de la redacción
settings-field-security-contact = Contacto de seguridad
settings-field-eyes = Antes de publicar un artículo
settings-field-credit = Cada imagen dice de quién es
settings-field-archive = Quién puede ver el diario como estaba
settings-field-rights = Línea de derechos
settings-field-social = Cuentas en redes
settings-field-logo = Logotipo en un archivo
settings-field-logo-svg = Logotipo en SVG
settings-field-brand = Color de la casa
settings-field-alert = Color de última hora
settings-field-typeface = Titulares
settings-field-density = Espaciado
settings-field-tag = Etiqueta
settings-field-language = Idioma
settings-field-language-name = Nombre del idioma
settings-field-slogan = Lema
settings-field-about = Sobre la publicación
settings-field-locale = Configuración regional
settings-field-direction = Dirección del texto
settings-field-zone = Zona horaria
settings-field-calendar = Calendario
settings-field-digits = Cifras
settings-field-title = Título
settings-field-parent = Depende de
settings-field-description = Qué contiene, en una línea
settings-field-form = Género de sus artículos
settings-field-in-navigation = En la navegación
settings-field-standfirsts = De qué trata
settings-field-pinned = En la navegación
settings-field-closed = El acontecimiento terminó
settings-field-kind = Tipo
settings-field-notes = Unas palabras
settings-field-titles = Qué hace aquí
settings-field-portrait = Retrato
settings-field-member = Miembro de la redacción
settings-field-picture-file = Un archivo con la imagen
settings-field-text = Texto
settings-field-from = Ruta antigua
settings-field-to = Lleva a
settings-field-note = Nota
settings-hint-slug = El final de la dirección. Si se deja vacío, se forma del nombre.
settings-hint-slug-there = El final de la dirección. Si cambia, la dirección antigua lleva a la nueva para siempre, y los archivos que nombran la antigua siguen refiriéndose a esto.
settings-hint-slug-of-page = No cambia: la misma página lo tiene en cada edición. Para otra dirección, escriba una página nueva, retire esta y ponga una redirección.
settings-hint-base-address = Sin ruta ni barra final, como https://courier.example.
settings-hint-first-edition = Para lectores cuyo idioma no está entre los suyos.
settings-hint-security-contact = Empieza por mailto:, https: o tel:.
settings-hint-credit = Sin un crédito en cada una de sus imágenes ningún artículo llega a los lectores. El texto alternativo se pide siempre.
settings-hint-archive = Cualquier minuto pasado, con las palabras y la portada que vieron los lectores. Lo eliminado no se muestra.
settings-hint-rights = Si se deja vacía, es el año y el nombre de la edición.
settings-hint-social = Una cuenta por línea: el servicio y después la dirección. Su orden es el de la página.
settings-hint-logo = Un dibujo SVG va en la cabecera. Otra imagen se indica a los buscadores.
settings-hint-logo-svg = Solo formas, grupos y degradados.
settings-hint-brand = Debe tener un contraste de 3 : 1 con el papel blanco.
settings-hint-alert = Debe tener un contraste de 3 : 1 con el papel blanco.
settings-hint-typeface = Una elección entre las letras que incluye el diseño, para cada escritura.
settings-hint-tag = Abre todas las direcciones de la edición, como es. Después no cambia.
settings-hint-tag-there = Abre todas las direcciones de la edición, por eso no cambia.
settings-hint-language-name = Como lo escriben sus lectores, para el selector de ediciones.
settings-hint-locale = Decide fechas y números, como en-GB, es-419 o ar-EG.
settings-hint-zone = Donde viven sus lectores, como Europe/Madrid.
settings-hint-form = Decide la plantilla de un artículo si no se dice otra cosa.
settings-hint-closed = Sale de la navegación; sus páginas quedan.
settings-hint-titles = Como corresponsal de economía.
settings-hint-member = Los artículos que empieza este miembro llevan este nombre por sí solos. Un miembro es como máximo un autor.
settings-hint-portrait = Una imagen de la biblioteca o una que usted envía. Está en su página, sobre sus opiniones y al pie de sus artículos.
settings-hint-text = HTML con títulos, párrafos, listas, tablas y enlaces, como en las importaciones.
settings-hint-from = La ruta que piden los lectores, como /es/pagina-antigua.
settings-hint-to = Una ruta de este sitio o una dirección de la web. Nada si se retiró.
settings-hint-note = Para los colegas; si se retiró, los lectores la leen como motivo.
redirects-file = Por archivo
redirects-file-text = Un archivo CSV con dos columnas: la ruta antigua y adónde lleva. Una tercera puede contener una nota.
redirects-choose = Archivo CSV
redirects-import = Importar
redirects-export = Guardar todas en un archivo
redirects-report = Escritas: { $set }. Sin cambios: { $unchanged }. Rechazadas: { $failed }.
redirects-line = Línea { $line }:
topic-former = Direcciones que llevan aquí
topic-former-text = Direcciones que tuvo este tema y temas que se unieron con él. Separar artículos con la dirección de uno de esos temas lo devuelve.
topic-merge = Unirlo con otro tema
topic-merge-text = Sus artículos publicados: { $count }. Todos pasan al otro tema y esta dirección lleva a él.
topic-into = El tema que queda
topic-into-hint = El final de su dirección o su nombre completo.
topic-take-names = Toma los nombres y notas que le faltan
topic-merge-go = Unirlos
topic-merging = Se une con otro tema
topic-merging-text = Sus artículos pasan a «{ $into }». Puede salir de esta página: sigue por sí solo.
topic-merging-moved = { $moved } de { $of } artículos
topic-merging-look = Mirar de nuevo
topic-split = Dar artículos a otro tema
topic-split-text = Elija entre sus artículos publicados más recientes; se muestran { $most } como máximo.
topic-split-search = Palabras del titular
topic-other = El otro tema
topic-other-new = Es nuevo; este es su nombre o final de dirección
topic-split-go = Dárselos
notice-removed = Se ha eliminado.
notice-topics-merged = Los dos temas son uno.
notice-topic-split = Los artículos tienen el otro tema.
event-section-removed = eliminó una sección
event-region-removed = eliminó una región
event-coverage-removed = eliminó una cobertura
event-author-removed = eliminó un autor
event-topic-removed = eliminó un tema
event-footer-page-removed = quitó una página del pie
event-topic-merged = unió un tema con otro (se deshace separando artículos con su dirección antigua)
event-topic-split = dio artículos de un tema a otro
event-story-refiled = dio otro tema a un artículo
event-redirect-set = escribió una redirección
event-redirect-removed = eliminó una redirección
permission-keep-registers = Mantener temas, coberturas, autores y redirecciones
# Portadas
way-fronts = Portadas
front-of-edition = Portada de la edición
front-column-front = Portada
front-column-stands = Publicada
front-column-by = Por
front-column-draft = Borrador
front-column-next = Próximo cambio
front-column-version = Versión
front-column-since = Desde
front-column-bands = Bandas / huecos
front-version = Versión { $n }
front-usual = sin componer
front-usual-text = Nadie ha compuesto esta portada. Los lectores ven la habitual.
front-by-house = la casa
front-others = { $count ->
    [one] { $count } portada sin componer
   *[other] { $count } portadas sin componer
}
front-arrange = Componer
front-as-it-stood = Tal como estaba
front-public = Página de los lectores
front-stands = Los lectores ven la versión { $n }, desde
front-draft = Borrador, guardado
front-no-draft-text = No hay borrador. El primer cambio abre uno; los lectores no ven nada de él.
front-moved-text = La portada misma ha cambiado desde que se abrió este borrador: ahora está otra composición. Al publicar el borrador se sustituye.
front-news-draft = El borrador es otro, guardado
front-news-ended = Ya no hay borrador, desde
front-news-stands = Los lectores ven ahora la versión { $n }, desde
front-news-take = Mostrar como está ahora
front-news-kept = Lo que está escribiendo en un formulario se conserva.
front-aside = Alguien cambió el borrador al mismo tiempo. Este otro borrador se conserva:
front-take = Tomar este como borrador
front-gone = La noticia fijada en la banda { $band }, hueco { $slot }, no está publicada. La regla llena el hueco.
front-publish = Publicar ahora
front-undo = Deshacer
front-discard = Descartar borrador
front-schedule = Programar
front-schedule-at = Entra a las
front-schedule-zone = Según el reloj de la edición: { $zone }
front-schedule-go = Programar el borrador
front-swaps = A la espera de su segundo
front-unschedule = Retirar
front-band-up = Subir la banda
front-band-down = Bajar la banda
front-band-remove = Quitar la banda
front-band-change = Cambiar la banda
front-band-add = Añadir una banda
front-rule-is = se llena con: { $rule }
front-title = Título
front-style = Estilo
front-rule = Se llena con
front-slots = Huecos
front-style-lead = Apertura
front-style-row = Fila
front-style-list = Lista
front-style-voices = Firmas
front-style-screen = Pantalla
rule-latest = Lo último de la edición
rule-group-all = Todo
rule-group-sections = Secciones
rule-group-regions = Regiones
rule-group-coverages = Coberturas
rule-group-topics = Temas
rule-group-forms = Géneros
front-why-hand = fijada
front-why-rule = por regla
front-why-another = por otra regla
front-why-empty = vacío: no quedan noticias
front-place = Banda { $band }, { $name }, hueco { $slot }
front-place-short = banda { $band }, hueco { $slot }
front-band-n = banda { $n }
front-said = «{ $headline }» está en: { $place }
front-not-moved = No se ha podido hacer. Mire la portada tal como está ahora.
front-grip = Mover
front-grip-hint = Arrastre una noticia a un hueco. O llegue con Tab al asa de una tarjeta y muévala con las flechas.
front-up = Un hueco antes
front-down = Un hueco después
front-keep = Fijar
front-unpin = Soltar
front-pin-here = Fijar otra
front-pin = Fijar
front-beside = Noticias para fijar
front-beside-place = El botón fija en la banda { $band }, hueco { $slot }.
front-beside-none = Ninguna noticia publicada tiene estas palabras.
front-search = Buscar noticias publicadas
front-search-go = Buscar
front-newest = Lo más reciente
front-older-versions = Versiones anteriores
front-older = Anteriores
front-preview-draft = Este es el borrador.
front-preview-editions = Edición
front-preview-phone = Teléfono
front-preview-tablet = Tableta
front-preview-desktop = Escritorio
front-repeats = repite la versión { $n }
front-came = en realidad desde { $time }
front-from-n = Comparar desde la versión { $n }
front-to-n = Comparar con la versión { $n }
front-history-none = Aún no hay versiones
front-compare = Qué ha cambiado
front-compare-text = Bandas y noticias fijadas. Lo que llenaron las reglas no se compara.
front-same = No hay diferencias.
front-differing-bands = Bandas
front-differing-stories = Noticias
front-came-in = entró
front-left = salió
front-moved-to = cambió de sitio
front-unnamed = una noticia que no está publicada
front-at-when = Día y hora
front-at-show = Mostrar
front-at-shown = La portada tal como estaba:
front-at-open = Abrir solo esta página
front-at-nothing = El diario no tenía nada que mostrar en ese minuto.
front-at-since = Desde entonces
notice-front-published = La portada está publicada.
notice-front-scheduled = La portada espera su segundo.
notice-front-unscheduled = La portada ya no espera; vuelve a ser el borrador.
notice-front-restored = La composición anterior está de nuevo publicada.
notice-front-undone = El último cambio se ha deshecho.
notice-front-discarded = El borrador se ha descartado.
notice-front-kept-aside = Alguien cambió el borrador entretanto. El suyo queda; el de usted se conserva al lado.
