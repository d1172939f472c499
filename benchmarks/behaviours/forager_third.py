"""Pages that are lost or only look so, third part of the forager's walk; labelled before they were asked."""

from __future__ import annotations

from benchmarks.behaviours.case import Chapter
from benchmarks.behaviours.editor_frames import at
from benchmarks.behaviours.forager_frames import built, found
from benchmarks.behaviours.gatherer_frames import met, sent
from refcheck.model.evidence import LinkVerdict
from tests.fakes import redirect, reply

V = LinkVerdict
chapter = Chapter()

for _name, _setting in (
    ("english-podcast", found(("built", "en", "Tidecast"), "/episodes/eels-at-night", "Tidecast", "<h1>Episode unavailable</h1><p>This episode was taken down by the host.</p>")),
    ("english-dataset", at("/dataset/9f1c-weir-levels", "Data Catalogue", "<h1>Dataset not available</h1><p>The publisher has withdrawn this dataset.</p>", kit="drupal", name="Data Catalogue")),
    ("german-course", found(("built", "de", "Uferschule"), "/kurse/knotenkunde-fuer-anfaenger", "Uferschule", "<h2>Dieser Kurs wird nicht mehr angeboten</h2><a href='/kurse'>Alle Kurse</a>")),
    ("german-shop", at("/produkt/reusen-gross", "Netzladen", "<p>Der Artikel wurde aus dem Sortiment genommen.</p>", lang="de", kit="shop", name="Netzladen")),
    ("french-video", found(("built", "fr", "Vidéo Rivière"), "/v/k7Qz", "Vidéo Rivière", "<p>Cette vidéo a été supprimée par son auteur.</p>")),
    ("french-gazette", at("/gazette/1998/arrete-bac-12", "Gazette du Port", "<h1>Désolé !</h1><p>Ce numéro n'est pas encore numérisé ou n'existe pas.</p>", lang="fr", kit="paper", name="Gazette du Port")),
    ("spanish-call", found(("teasers", "es", "Convocatorias"), "/convocatorias/becas-de-oceanografia", "Convocatorias", "<p>La convocatoria que busca ya ha finalizado y no se muestra.</p>")),
    ("portuguese-song", found(("built", "pt", "Letras do Mar"), "/musica/maresia-antiga", "Letras do Mar", "<h1>Ops!</h1><p>Não encontramos essa letra.</p>")),
    ("italian-shop", at("/prodotto/nassa-piccola", "Bottega", "<h1>Prodotto non trovato</h1><p>Il prodotto potrebbe essere stato rimosso dal catalogo.</p>", lang="it", kit="shop", name="Bottega")),
    ("dutch-file", met(("plain", "nl", "Stukken"), "/stukken/12/notulen-dijkbestuur", "Stukken", "<p>Dit document is verwijderd of u heeft een verkeerde link gevolgd.</p>")),
    ("polish-forum", met(("forum", "pl", "Forum wędkarzy"), "/viewtopic.php?t=88131", "Forum wędkarzy", "<h2>Informacja</h2><p>Wybrany temat nie istnieje.</p>")),
    ("russian-vacancy", found(("bitrix", "ru", "Работа на воде"), "/vacancy/88131", "Работа на воде", "<p>Вакансия находится в архиве и больше не показывается.</p>")),
    ("turkish-shop", at("/urun/pinter-buyuk", "Ağ Dükkânı", "<p>Üzgünüz, bu ürün artık satışta değil.</p>", lang="tr", kit="shop", name="Ağ Dükkânı")),
    ("chinese-goods", met(("next", "zh", "渔具商城"), "/item/88131", "渔具商城", "<h3>宝贝不在了</h3><p>您查看的商品已下架。</p>")),
    ("japanese-album", met(("next", "ja", "川の写真帳"), "/album/88131", "川の写真帳", "<p>このアルバムは非公開になったか、削除されました。</p>")),
    ("korean-shop", met(("listings", "ko", "어구마켓"), "/goods/88131", "어구마켓", "<p>판매가 종료된 상품입니다.</p>")),
    ("vietnamese-board", met(("board", "vi", "Diễn đàn"), "/t/88131", "Diễn đàn", "<p>Chủ đề này không còn tồn tại.</p>")),
    ("indonesian-vacancy", found(("teasers", "id", "Loker Pesisir"), "/loker/88131", "Loker Pesisir", "<h2>Lowongan ini sudah ditutup</h2><p>Lihat lowongan lain.</p>")),
    ("arabic-news", found(("teasers", "ar", "أخبار الميناء"), "/news/88131", "أخبار الميناء", "<p>الخبر الذي تحاول الوصول إليه محذوف.</p>")),
    ("thai-shop", met(("next", "th", "ร้านอวน"), "/p/88131", "ร้านอวน", "<p>สินค้านี้ไม่มีจำหน่ายแล้ว</p>")),
    ("cart-of-a-front", sent("/shop/item.asp?item=nets-4", redirect("/shop/"), also={"/shop/": reply(built(("tables", "en", "Net Shop"), "Net Shop", "<h1>Net Shop</h1><a href='/c/1'>Nets</a><a href='/c/2'>Floats</a>"))})),
    ("api-not-found-plain", sent("/v1/stations/9917", reply('{"detail":"Station matching query does not exist."}', content_type="application/json"))),
    ("api-empty", sent("/v1/search?id=9917", reply('{"total": 0, "items": []}', content_type="application/json"))),
    ("domain-in-auction", sent("/essays/reed.html", reply("<html><head><title>reednotes.example</title></head><body><h2>reednotes.example</h2><p>This name is listed in our auction.</p><p>Current bid: $120</p><a href='/bid'>Bid</a></body></html>"))),
    ("static-host-404", sent("/notes/eel.html", reply("<html><head><title>Site not found · Pages</title></head><body><h1>There isn't a site here.</h1><p>If you are trying to publish one, read the documentation.</p></body></html>"))),
):  # fmt: skip
    chapter.dead(f"for3-lost-{_name}", V.SOFT_404, why="a person finds nothing of what the address names")(_setting)

for _name, _setting in (
    ("course-of-last-year", found(("built", "de", "Uferschule"), "/kurse/netze-flicken", "Netze flicken | Uferschule", "<h1>Netze flicken</h1><p>Dieser Kurs ist ausgebucht.</p><p>Acht Abende, Bootshaus.</p>")),
    ("quotation-of-a-day", met(("plain", "en", "Harbour sayings"), "/saying/88131", "Harbour sayings", "<blockquote>No tide waits.</blockquote>")),
    ("lost-and-found", found(("teasers", "en", "Quay Courier"), "/notices/lost-dinghy", "Lost dinghy", "<h1>Lost dinghy</h1><p>Blue, 3 m, missing since Friday. Not found so far.</p>")),
    ("translation-missing", at("/fr/rapports/civelles", "Civelles", "<h1>Civelles</h1><p>Cette page n'est pas disponible en français.</p><p>Glass eels were counted at nine weirs.</p>", lang="fr", kit="drupal", name="Rivers")),
    ("figures-table", met(("office", "id", "Data Sungai"), "/data/88131", "Data Sungai", "<table><tr><td>Tinggi</td><td>3,1</td></tr><tr><td>Debit</td><td>41</td></tr></table>")),
    ("museum-object", at("/objekt/88131", "Museum am Haff", "<h2>Stichling, Präparat</h2><p>Verlust, 1945.</p>", lang="de", kit="opac", name="Museum am Haff")),
    ("sold-house", met(("listings", "nl", "Huizen"), "/huis/88131/kade-4", "Kade 4 | Huizen", "<h1>Kade 4</h1><p>Verkocht.</p><p>112 m², drie kamers.</p>")),
    ("forum-solved", met(("forum", "pl", "Forum"), "/viewtopic.php?t=9", "Jaki węzeł? - Forum", "<h2>Jaki węzeł?</h2><div>Post usunięty.</div><div>Ósemka.</div>")),
    ("api-list", sent("/v1/stations", reply('{"total": 2, "items": [{"id": 1}, {"id": 2}], "error": false}', content_type="application/json"))),
    ("gauge-silent", found(("tables", "ru", "Посты"), "/post/12-nizhniy", "Пост Нижний", "<h1>Пост Нижний</h1><p>Данные временно отсутствуют.</p>")),
    ("thai-law", met(("office", "th", "กฎหมาย"), "/law/88131", "พระราชบัญญัติการประมง", "<h2>พระราชบัญญัติการประมง</h2><p>ยกเลิกแล้ว</p>")),
    ("host-as-a-name", found(("alone", "en", ""), "/posts/reed", "reednotes.example", "<h1>reednotes.example</h1><h2>Reed</h2><p>Cut it in January, buy nothing.</p>")),
):  # fmt: skip
    chapter.alive(f"for3-live-{_name}", why="a person reads it")(_setting)
