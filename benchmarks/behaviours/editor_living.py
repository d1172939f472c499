"""An editor checks the references of a yearbook: pages of many systems and languages that are there."""

from __future__ import annotations

from benchmarks.behaviours.case import Chapter
from benchmarks.behaviours.editor_frames import at
from refcheck.model.evidence import LinkVerdict

V = LinkVerdict
chapter = Chapter()

chapter.alive("ed-wp-post-on-dead-links")(
    at(
        "/2021/03/when-a-page-cannot-be-found/",
        "When a page cannot be found: a librarian on link rot – Reading Room",
        '<article class="post type-post"><header class="entry-header"><h1 class="entry-title">When a page cannot be found</h1><p class="entry-meta">14 March 2021 by Ursel Lind</p></header><div class="entry-content"><p>Every reader knows the line: the page you are looking for does not exist. '
        "In the reading room I kept a tally for one term, and of 612 footnotes in our students' theses 97 led nowhere.</p><p>What surprised me was how little they minded. A reference, one of them said, is there to show that you have read something, not to be followed.</p><p>This post collects what we changed since: saved copies, handles in place of addresses, and a note in the guide.</p></div></article>",
        kit="wp", name="Reading Room",
    )
)  # fmt: skip
chapter.alive("ed-drupal-closed-consultation")(
    at(
        "/consultations/bathing-waters-2018",
        "Bathing waters 2018 | Agency for Lakes",
        '<article class="node node--type-consultation"><div class="node__content"><div class="messages messages--warning" role="alert">This consultation is closed. It closed at 11:45pm on 30 June 2018.</div><h1 class="page-title">Bathing waters: proposals for new sampling rules</h1><div class="field field--name-body"><p>We asked for views on how often water at bathing places should be sampled, '
        'and by whom. 214 responses were received; a summary is published below.</p><h2>Documents</h2><ul><li><a href="/sites/default/files/2018-05/consultation.pdf">Consultation document (PDF, 1.2 MB)</a></li><li><a href="/sites/default/files/2018-10/summary.pdf">Summary of responses</a></li></ul></div></div></article>',
        kit="drupal", name="Agency for Lakes",
    )
)  # fmt: skip
chapter.alive("ed-archived-page-banner")(
    at(
        "/en/topics/household-energy-use",
        "ARCHIVED - Household energy use - Statistics Office",
        '<section id="archived" class="alert alert-warning"><h2>This page has been archived on the Web</h2><p>Information identified as archived is provided for reference, research or recordkeeping purposes. It has not been altered or updated since it was archived.</p></section><h1>Household energy use</h1>'
        "<p>Between 1990 and 2012 the energy used by an average household fell by a fifth, while the number of appliances doubled.</p><table><tr><th>Year</th><th>GJ</th></tr><tr><td>1990</td><td>131</td></tr><tr><td>2000</td><td>121</td></tr><tr><td>2012</td><td>105</td></tr></table><p>Heating makes up two thirds; lighting has halved.</p>",
        kit="drupal", name="Statistics Office",
    )
)  # fmt: skip
chapter.alive("ed-retraction-notice")(
    at(
        "/article/S0012-3400(14)00231-7/fulltext",
        "RETRACTED: Sleep and shift work in three hospitals - Journal of Ward Medicine",
        '<div class="article-header"><span class="article-header__type">Retracted article</span><h1 class="article-header__title">RETRACTED: Sleep and shift work in three hospitals</h1><ul class="loa"><li>M. Ostrow</li><li>P. Hale</li></ul></div><div class="retraction-notice"><p>This article has been removed at the request of the editors, since the data could not be traced to the wards '
        "named in it. See the policy on article withdrawal.</p></div><section><h2>Summary</h2><p>Background: nurses on rotating shifts sleep less than those on fixed shifts. Methods: diaries of 214 nurses were kept over six weeks.</p></section>",
        kit="paper", name="Journal of Ward Medicine",
        head='<meta name="citation_title" content="RETRACTED: Sleep and shift work in three hospitals"><meta name="citation_author" content="Ostrow, M.">',
    )
)  # fmt: skip
chapter.alive("ed-jspui-thesis")(
    at(
        "/handle/10871/15522",
        "Open Research: Ditches and dykes: drainage boards in the fens, 1750-1850",
        '<table class="table itemDisplayTable"><tr><td class="metadataFieldLabel">Title:</td><td class="metadataFieldValue">Ditches and dykes: drainage boards in the fens, 1750-1850</td></tr><tr><td class="metadataFieldLabel">Authors:</td><td class="metadataFieldValue"><a class="author" href="/browse?type=author&amp;value=Brand%2C+Iris">Brand, Iris</a></td></tr>'
        '<tr><td class="metadataFieldLabel">Issue Date:</td><td class="metadataFieldValue">2014</td></tr><tr><td class="metadataFieldLabel">Abstract:</td><td class="metadataFieldValue">Drainage boards met in inns and kept their own minutes. This thesis reads them for what they say of rates, quarrels and floods.</td></tr></table>'
        '<div class="panel panel-info"><div class="panel-heading">Files in This Item:</div><table class="table panel-body"><tr><td>There are no files associated with this item.</td></tr></table></div><p class="submitFormHelp alert alert-info">Items are protected by copyright, with all rights reserved, unless otherwise indicated.</p>',
        kit="jspui", name="Open Research",
        head='<meta name="DC.title" content="Ditches and dykes: drainage boards in the fens, 1750-1850"><meta name="citation_title" content="Ditches and dykes: drainage boards in the fens, 1750-1850">',
    )
)  # fmt: skip
chapter.alive("ed-ojs-article-no-abstract")(
    at(
        "/index.php/jrs/article/view/412",
        "Review of: The Salt Road | Journal of Rural Studies",
        '<article class="obj_article_details"><h1 class="page_title">Review of: The Salt Road</h1><div class="row"><div class="main_entry"><section class="item authors"><h2 class="pkp_screen_reader">Authors</h2><ul class="authors"><li><span class="name">Petra Vogt</span></li></ul></section></div><div class="entry_details"><div class="item galleys"><ul class="value galleys_links"><li><a class="obj_galley_link pdf" href="/index.php/jrs/article/view/412/388">PDF</a></li></ul></div>'
        '<div class="item published"><span>2016-09-01</span></div><div class="item issue"><a href="/index.php/jrs/issue/view/31">Vol. 12 No. 3 (2016)</a></div></div></div></article>',
        kit="ojs", name="Journal of Rural Studies",
    )
)  # fmt: skip
chapter.alive("ed-eprints-restricted-file")(
    at(
        "/id/eprint/20417/",
        "Tenants and tolls: a market town after the railway - Archive of Papers",
        '<h1 class="ep_tm_pagetitle">Tenants and tolls: a market town after the railway</h1><div class="ep_summary_content"><p style="margin-bottom: 1em"><span class="person_name">Kerr, Alan</span> (2009) <em>Tenants and tolls: a market town after the railway.</em> Local Historian, 39 (2). pp. 101-118. ISSN 0024-5585</p><p>Full text not available from this repository. (Request a copy)</p>'
        "<h2>Abstract</h2><p>When the line opened in 1856 the market lost a third of its tolls in four years. The rent books show who stayed, who went and who bought.</p><table><tr><th align='right'>Item Type:</th><td>Article</td></tr><tr><th align='right'>Date Deposited:</th><td>11 Feb 2010 09:14</td></tr></table></div>",
        kit="eprints", name="Archive of Papers",
    )
)  # fmt: skip
chapter.alive("ed-wiki-page-proposed-for-deletion")(
    at(
        "/wiki/Lindhof_mill",
        "Lindhof mill - Regional Wiki",
        '<h1 id="firstHeading" class="firstHeading">Lindhof mill</h1><div id="bodyContent" class="mw-body-content"><div id="siteSub">From Regional Wiki</div><div id="mw-content-text"><div class="mw-parser-output"><table class="box-Proposed_deletion ambox ambox-delete"><tr><td>It is proposed that this article be deleted because no reliable sources were found.</td></tr></table><p><b>Lindhof mill</b> is a water mill on the Aue, '
        "built in 1741 and rebuilt after the fire of 1822. It ground corn until 1963.</p><p>The wheel is of the overshot kind and was renewed in 1987 by a local society.</p><h2><span class='mw-headline' id='Owners'>Owners</span></h2><p>The Brandt family held the mill for five generations.</p></div></div></div>",
        kit="wiki", name="Regional Wiki",
    )
)  # fmt: skip
chapter.alive("ed-newspaper-paywall-teaser")(
    at(
        "/news/2019/nov/02/harbour-dredging-costs-double",
        "Harbour dredging costs double in a year - The Coast Courier",
        '<article><h1 class="headline">Harbour dredging costs double in a year</h1><p class="standfirst">The port authority blames sand from last winter\'s storms</p><p class="byline">Nils Aker, 2 November 2019</p><div class="story-body"><p>The cost of keeping the fairway open has doubled to 4.1 million within a year, figures seen by the Courier show.</p></div>'
        '<div class="paywall"><h2>To continue reading, subscribe</h2><p>You have read all free articles of this month. Already a subscriber? <a href="/login">Sign in</a></p></div></article>',
        kit="paper", name="The Coast Courier",
        head='<meta property="og:title" content="Harbour dredging costs double in a year"><meta property="og:type" content="article">',
    )
)  # fmt: skip
chapter.alive("ed-newspaper-comments-closed")(
    at(
        "/kultur/theater/das-stueck-faellt-aus-1.4417203",
        "Das Stück fällt aus - Kultur - Elbblatt",
        '<article class="sz-article"><h2><span class="kicker">Theater</span><span class="title">Das Stück fällt aus</span></h2><p class="teaser">Warum das Schauspiel seine wichtigste Premiere absagt und was das über den Betrieb verrät.</p><div class="body"><p>Am Mittwoch um halb fünf stand der Intendant vor seinem Ensemble und sagte einen Satz, den keiner hören wollte: Es gibt keine Premiere.</p><p>Die Gründe sind banal. '
        "Der Brandschutz hatte die Unterbühne gesperrt, und ein Ausweichspielort war nicht mehr zu finden.</p><p>Im Betrieb erzählt man die Geschichte anders.</p></div><div class='comments'><p>Die Kommentarfunktion zu diesem Artikel ist nicht mehr verfügbar.</p></div></article>",
        lang="de", kit="paper", name="Elbblatt",
    )
)  # fmt: skip
chapter.alive("ed-typo3-closed-project")(
    at(
        "/forschung/abgeschlossene-projekte/moorboden",
        "Moorboden: Abgeschlossene Projekte: Institut für Landschaft",
        '<div id="c1021" class="frame frame-default"><header><h1>Moorboden</h1></header><p>Das Projekt wurde 2016 abgeschlossen und wird nicht mehr fortgeführt. Ansprechpartner stehen leider nicht mehr zur Verfügung.</p><p>Gemessen wurde an elf Standorten in Niedersachsen, wie schnell entwässerter Moorboden sackt und wieviel Kohlendioxid er dabei verliert.</p></div>'
        '<div id="c1022" class="frame frame-default"><h2>Ergebnisse</h2><p>Im Mittel sank die Oberfläche um 1,3 Zentimeter im Jahr.</p></div>',
        lang="de", kit="typo3", name="Institut für Landschaft",
    )
)  # fmt: skip
chapter.alive("ed-joomla-short-notice")(
    at(
        "/index.php/avisos/238-suspension-de-clases",
        "Suspensión de clases",
        '<div class="item-page" itemscope><div class="page-header"><h2 itemprop="headline">Suspensión de clases</h2></div><dl class="article-info muted"><dd class="published">Publicado: 12 Octubre 2017</dd></dl><div itemprop="articleBody"><p>Se suspenden las clases del viernes 13 por mantenimiento eléctrico. Se reanudan el lunes.</p></div></div>',
        lang="es", kit="joomla", name="Facultad de Letras",
    )
)  # fmt: skip
chapter.alive("ed-sharepoint-minutes")(
    at(
        "/sites/board/SitePages/Minutes-2015-04.aspx",
        "Minutes 2015-04",
        '<div class="ms-rtestate-field"><h1>Minutes of the 81st meeting of the board</h1><p>Held on 22 April 2015 in room 4.12. Present: Ms Alder (chair), Mr Boon, Dr Ceder.</p><ol><li>The minutes of the last meeting were approved.</li><li>The treasurer reported that the account had been closed and the reserve moved.</li><li>The request of the harbour museum was rejected; the page on loans is to be removed from the handbook.</li></ol></div>',
        kit="sharepoint", name="Board of Trustees",
    )
)  # fmt: skip
chapter.alive("ed-aspnet-law-database")(
    at(
        "/LawDetail.aspx?id=FL018841&kw=",
        "Fisheries Act - Laws Database",
        "<h3>Title: Fisheries Act</h3><p>Amended Date: 2018-12-26</p><p>Category: Agriculture</p><table class='law'><tr><td>Article 1</td><td>This Act is enacted to conserve and make rational use of aquatic resources.</td></tr><tr><td>Article 2</td><td>The competent authority is the council at the central level and the county at the local level.</td></tr><tr><td>Article 3</td><td>(Deleted)</td></tr><tr><td>Article 4</td><td>(Deleted)</td></tr><tr><td>Article 5</td><td>No fishing right may be leased.</td></tr></table>",
        kit="aspnet", name="Laws Database",
    )
)  # fmt: skip
chapter.alive("ed-code-of-statute-repealed")(
    at(
        "/ukpga/1954/61/section/12",
        "Pool Betting Act 1954, Section 12 (repealed)",
        '<div class="LegContent"><h1 class="pageTitle">Pool Betting Act 1954</h1><p class="LegClearFix LegP1Container"><span class="LegDS LegP1No">12</span><span class="LegDS LegP1GroupTitle"> . . . . . . . . . . . . . . . .</span></p><div class="LegAnnotations"><p class="LegAnnotationsGroupHeading">Textual Amendments</p><p>F1 S. 12 repealed (1.7.1963) by Betting, Gaming and Lotteries Act 1963 (c. 2), Sch. 8</p></div></div>',
        kit="drupal", name="Statutes online",
    )
)  # fmt: skip
chapter.alive("ed-koha-no-copies")(
    at(
        "/cgi-bin/koha/opac-detail.pl?biblionumber=40123",
        "Details for: Das Wasser der Anderen › Stadtbibliothek catalog",
        '<div id="catalogue_detail_biblio"><div class="record"><h1 class="title" property="name">Das Wasser der Anderen</h1><h5 class="author">By: <a href="/cgi-bin/koha/opac-search.pl?q=au:Wiegand">Wiegand, Hanne</a></h5><span class="results_summary publisher">Publisher: Leipzig : Ufer, 1998</span><span class="results_summary description">Description: 211 S.</span></div></div><div id="bibliodescriptions"><div id="holdings"><p>No physical items for this record</p></div><p>There are no comments on this title.</p></div>',
        kit="opac", name="Stadtbibliothek",
    )
)  # fmt: skip
chapter.alive("ed-frontpage-nineties")(
    at(
        "/~rkelly/ferns/hartstongue.htm",
        "New Page 1",
        '<p align="center"><b><font size="5" face="Comic Sans MS">Hart\'s-tongue fern</font></b></p><p>Asplenium scolopendrium grows on shaded lime walls. I found it at the old kiln near Tarn in May 1997 and again in 1999.</p><p><img src="fern1.jpg" width="320" height="240"></p><p>Fronds to 40 cm. No other site within 12 miles.</p>',
        kit="frames90", name="Ferns of the Dale",
    )
)  # fmt: skip
chapter.alive("ed-shop-discontinued-book")(
    at(
        "/products/atlas-of-lost-harbours",
        "Atlas of Lost Harbours – Kaimauer Verlag",
        '<section class="product"><h1 class="product__title">Atlas of Lost Harbours</h1><p class="product__text">by Rut Amsel, with 64 maps</p><div class="price"><span class="price-item">€ 48,00</span> <span class="badge">Sold out</span></div><p>This item is no longer available.</p><div class="product__description rte"><p>Forty ports that silted up, burned down or were simply forgotten, each with its chart, its trade and its end. Hardcover, 224 pages, ISBN 978-3-00-055512-1.</p></div></section>',
        kit="shop", name="Kaimauer Verlag",
    )
)  # fmt: skip
chapter.alive("ed-docs-http-errors")(
    at(
        "/en/latest/howto/custom-404.html",
        "Showing your own 404 page — Weft 3.2 documentation",
        '<section id="showing-your-own-404-page"><h1>Showing your own 404 page<a class="headerlink" href="#showing-your-own-404-page">¶</a></h1><p>When no route matches, Weft answers with <code>404 Not Found</code>. Register a handler to change the page:</p><div class="highlight"><pre>@app.error(404)\ndef lost(request):\n    return page("Sorry, nothing here")</pre></div><p>The handler gets the request and returns a body; the status stays 404 unless you set another one.</p></section>',
        kit="docs", name="Weft",
    )
)  # fmt: skip
chapter.alive("ed-french-ministry-report")(
    at(
        "/publications/rapport-eau-2016",
        "Rapport sur l'eau 2016 | Ministère des territoires",
        '<article class="node"><h1>Rapport sur l\'eau 2016</h1><p class="date">Publié le 3 juin 2016</p><p class="alert">Cette page n\'est plus mise à jour.</p><p>Le rapport fait le point sur les prélèvements, les fuites des réseaux et le prix de l\'eau dans 212 communes.</p><p>Les fuites représentent en moyenne un litre sur cinq. Dans les communes rurales, la page se tourne : les syndicats se regroupent.</p>'
        '<ul><li><a href="/sites/default/files/rapport-eau-2016.pdf">Télécharger le rapport (PDF, 3,4 Mo)</a></li></ul></article>',
        lang="fr", kit="drupal", name="Ministère des territoires",
    )
)  # fmt: skip
chapter.alive("ed-french-blog-on-silence")(
    at(
        "/2014/11/introuvable/",
        "Introuvable | Carnets du nord",
        '<article class="post"><h1 class="entry-title">Introuvable</h1><div class="entry-content"><p>Le manuscrit est introuvable. Trois bibliothèques, deux notaires et un grenier plus tard, je n\'ai rien, sinon la certitude qu\'il a existé : une lettre de 1911 en cite onze lignes.</p><p>Voici ces onze lignes, et ce que je crois pouvoir en dire.</p><p>La main est celle d\'un copiste. Le papier vient d\'Angoulême.</p></div></article>',
        lang="fr", kit="wp", name="Carnets du nord",
    )
)  # fmt: skip
chapter.alive("ed-spanish-court-decision")(
    at(
        "/jurisprudencia/sentencia/T-230-10",
        "Sentencia T-230/10 | Corte",
        "<h1>Sentencia T-230/10</h1><p>DERECHO AL AGUA-Suspensión del servicio. No existe en el expediente prueba de la notificación. El recurso fue rechazado por no encontrarse acreditada la calidad de usuario.</p><p>Bogotá, D.C., 8 de abril de 2010. La Sala Sexta de Revisión ha proferido la siguiente sentencia en el trámite de revisión del fallo del juzgado.</p><p>I. ANTECEDENTES. La accionante vive con tres hijos en una vivienda sin servicio de agua desde marzo de 2009.</p>",
        lang="es", kit="aspnet", name="Relatoría",
    )
)  # fmt: skip
chapter.alive("ed-portuguese-missing-persons")(
    at(
        "/noticias/2019/05/desaparecidos-dados-nao-existem",
        "Desaparecidos: os dados que não existem | Agência do Norte",
        '<article><h1>Desaparecidos: os dados que não existem</h1><p class="meta">por Lia Prates, 21/05/2019</p><p>Ninguém sabe quantas pessoas desaparecem por ano no estado. O cadastro previsto em lei não foi encontrado em nenhuma das onze delegacias visitadas.</p><p>"Procure na capital", disse um funcionário. Na capital, a página do cadastro está fora do ar desde 2017.</p><p>As famílias fazem a conta por elas mesmas: 312 nomes numa planilha.</p></article>',
        lang="pt", kit="paper", name="Agência do Norte",
    )
)  # fmt: skip
chapter.alive("ed-italian-archive-fond")(
    at(
        "/fondi/scheda.php?id=1187",
        "Scheda fondo: Carte Mancini",
        "<div class='item-page'><h2>Carte Mancini</h2><table><tr><td>Estremi cronologici</td><td>1848-1902</td></tr><tr><td>Consistenza</td><td>12 buste</td></tr><tr><td>Strumenti</td><td>Inventario non disponibile</td></tr><tr><td>Note</td><td>Buste 4 e 7 mancanti; non trovate alla revisione del 1956.</td></tr></table><p>Lettere, minute e ricevute dell'avvocato Pasquale Mancini, deputato, versate dagli eredi nel 1931.</p></div>",
        lang="it", kit="joomla", name="Archivio di Stato",
    )
)  # fmt: skip
chapter.alive("ed-dutch-heritage-object")(
    at(
        "/collectie/object/NG-1987-12",
        "Loodsboot nr. 7 | Zeemuseum",
        "<article><h1>Loodsboot nr. 7</h1><p>Eiken loodsboot, gebouwd in 1893 te Vlissingen. Niet op zaal; dit object is momenteel niet te zien.</p><dl><dt>Objectnummer</dt><dd>NG-1987-12</dd><dt>Afmetingen</dt><dd>l 14,2 m</dd><dt>Verwerving</dt><dd>schenking 1987</dd></dl><p>De boot voer tot 1938 en lag daarna als woonboot in Middelburg.</p></article>",
        lang="nl", kit="typo3", name="Zeemuseum",
    )
)  # fmt: skip
chapter.alive("ed-polish-parish-register")(
    at(
        "/ksiegi/parafia/wielka-lipa",
        "Księgi metrykalne: Wielka Lipa",
        "<h1>Wielka Lipa</h1><p>Księgi chrztów z lat 1766-1811 nie zachowały się. Księga zgonów 1812-1830 została usunięta z zasobu w 1952 roku i odnaleziona w 1994 w Legnicy.</p><table><tr><th>Rodzaj</th><th>Lata</th><th>Sygnatura</th></tr><tr><td>chrzty</td><td>1812-1874</td><td>331/1</td></tr><tr><td>śluby</td><td>1794-1874</td><td>331/2</td></tr></table>",
        lang="pl", kit="drupal", name="Archiwum Państwowe",
    )
)  # fmt: skip
chapter.alive("ed-swedish-short-statistics")(
    at(
        "/statistik/renar-2012",
        "Renar 2012",
        "<h1>Renar 2012</h1><p>Antal renar i vinterhjorden: 256 700.</p><table><tr><th>Län</th><th>Antal</th></tr><tr><td>Norrbotten</td><td>142 300</td></tr><tr><td>Västerbotten</td><td>55 100</td></tr><tr><td>Jämtland</td><td>59 300</td></tr></table>",
        lang="sv", kit="typo3", name="Fjällverket",
    )
)  # fmt: skip
chapter.alive("ed-russian-encyclopaedia")(
    at(
        "/item/f00/s03/e0003214/index.shtml",
        "Утраченные усадьбы: Отрада — Энциклопедия края",
        "<h1>Утраченные усадьбы: Отрада</h1><p>Усадьба не сохранилась. Главный дом сгорел в 1918 году, парк вырублен, пруд спущен. Сведения о владельцах до 1790 года отсутствуют.</p><p>Отрада принадлежала Волковым, затем купцу Синицыну. В доме было двадцать две комнаты и библиотека, описание которой не найдено.</p><p>В 1984 году на месте флигеля поставлен памятный камень.</p>",
        lang="ru", kit="frames90", name="Энциклопедия края",
    )
)  # fmt: skip
chapter.alive("ed-japanese-ministry-archive")(
    at(
        "/www.example/b_menu/hakusho/html/hpaa2008/1292345.htm",
        "第3章 河川環境の保全 - 国土局",
        '<div id="contentsTitle"><h1>第3章　河川環境の保全</h1></div><div class="notice"><p>このページは過去の情報を掲載しており、現在は更新されていません。掲載内容の一部はすでに削除されています。</p></div><p>平成20年度の調査によれば、全国の一級河川のうち水質が環境基準を満たすものは88パーセントであった。</p><p>ダム下流における土砂の供給は減少しており、河床の低下が見られる。</p>',
        lang="ja", kit="typo3", name="国土局",
    )
)  # fmt: skip
chapter.alive("ed-chinese-gazette")(
    at(
        "/art/2013/7/16/art_415_23219.html",
        "关于废止部分规范性文件的通知",
        "<h2 style='text-align:center'>关于废止部分规范性文件的通知</h2><p>发布时间：2013-07-16　来源：办公室　浏览次数：1024</p><p>各市、县人民政府：经清理，决定废止下列文件，自公布之日起不再执行。</p><p>一、《内河渡口管理暂行规定》（1987年）；二、《河道采砂收费办法》（1992年）。</p><p>特此通知。</p>",
        lang="zh", kit="frames90", name="水利厅",
    )
)  # fmt: skip
chapter.alive("ed-arabic-study")(
    at(
        "/ar/studies/water-markets",
        "أسواق المياه في المدينة القديمة",
        "<h1>أسواق المياه في المدينة القديمة</h1><p>لم يعد السقاؤون موجودين في المدينة منذ عام ١٩٥٤، ولم نجد في السجلات سوى أسماء أربعة عشر منهم.</p><p>تعتمد هذه الدراسة على سجلات المحكمة الشرعية بين عامي ١٨٤٠ و١٩٠٠ وعلى مقابلات مع أحفاد العائلات.</p><p>وتبين الأسعار أن ثمن القربة تضاعف في سنوات الجفاف.</p>",
        lang="ar", kit="drupal", name="معهد الأنهار",
    )
)  # fmt: skip
chapter.alive("ed-indonesian-regulation")(
    at(
        "/dokumen/peraturan/perda-no-4-tahun-2011",
        "Perda No. 4 Tahun 2011 | JDIH Kabupaten",
        "<article><h1>Perda No. 4 Tahun 2011</h1><p>tentang Pengelolaan Air Tanah. Status: tidak berlaku, dicabut dengan Perda No. 9 Tahun 2018.</p><table><tr><td>Tempat penetapan</td><td>Sleman</td></tr><tr><td>Tanggal</td><td>7 Maret 2011</td></tr><tr><td>Berkas</td><td><a href='/unduh/perda-4-2011.pdf'>unduh</a></td></tr></table></article>",
        lang="id", kit="wp", name="JDIH Kabupaten",
    )
)  # fmt: skip
chapter.alive("ed-vietnamese-news")(
    at(
        "/xa-hoi/nuoc-sach-khong-con-thieu-412233.html",
        "Nước sạch không còn thiếu ở xã đảo - Báo Biển",
        "<article><h1 class='title-detail'>Nước sạch không còn thiếu ở xã đảo</h1><p>Sau ba năm, nhà máy lọc nước đầu tiên trên đảo đã vận hành. Người dân không còn phải mua nước từ đất liền.</p><p>Theo chủ tịch xã, trước đây mỗi hộ chi một phần tư thu nhập cho nước.</p></article>",
        lang="vi", kit="paper", name="Báo Biển",
    )
)  # fmt: skip
chapter.alive("ed-thai-temple-survey")(
    at(
        "/survey/site/118",
        "วัดร้างริมคลอง 118",
        "<h1>วัดร้างริมคลอง หมายเลข 118</h1><p>ไม่พบหลักฐานการก่อสร้าง อาคารอุโบสถไม่มีหลังคาแล้ว เหลือเพียงฐานอิฐและใบเสมาสามใบ</p><p>สำรวจเมื่อเดือนมีนาคม พ.ศ. 2551 โดยคณะโบราณคดี พบเศษเครื่องถ้วยจีนสมัยราชวงศ์หมิง</p>",
        lang="th", kit="drupal", name="สำรวจโบราณสถาน",
    )
)  # fmt: skip
chapter.alive("ed-turkish-parliament-question")(
    at(
        "/genelkurul/soru/7-44112",
        "Yazılı soru önergesi 7/44112",
        "<h1>Yazılı soru önergesi 7/44112</h1><p>Esas no: 7/44112. Durumu: süresi içinde cevaplanmadı. Cevap metni bulunamadı.</p><table><tr><td>Başkanlığa geliş tarihi</td><td>12.03.2014</td></tr><tr><td>Konusu</td><td>Baraj altında kalan köylerin tapu kayıtlarına ilişkin</td></tr><tr><td>Önerge sahibi</td><td>Aylin Demirci</td></tr></table>",
        lang="tr", kit="aspnet", name="Meclis",
    )
)  # fmt: skip
chapter.alive("ed-finnish-thesis-record")(
    at(
        "/handle/10024/88121",
        "Kadonneet kylät : Laatokan saaret 1944",
        '<div class="ds-static-div primary"><h2 class="page-header first-page-header">Kadonneet kylät : Laatokan saaret 1944</h2><div class="item-page-field-wrapper"><p>Virtanen, Outi (2010)</p><p>Tiedostoa ei ole saatavilla.</p><h5>Tiivistelmä</h5><div>Tutkielma käsittelee saarten tyhjentämistä syksyllä 1944 ja sitä, mitä taloista jäi.</div></div></div>',
        lang="fi", kit="jspui", name="Julkaisuarkisto",
    )
)  # fmt: skip
chapter.alive("ed-forum-thread-dead-links")(
    at(
        "/forum/viewtopic.php?f=12&t=4471",
        "Link to the 1952 manual gives 404? - Tractor Forum",
        '<h2 class="topic-title"><a href="./viewtopic.php?t=4471">Link to the 1952 manual gives 404?</a></h2><div class="post"><div class="postbody"><p class="author">by oldiron » 3 Feb 2012</p><div class="content">The link in the sticky says "The requested page could not be found". Has anyone kept the PDF?</div></div></div><div class="post"><div class="postbody"><p class="author">by furrow » 4 Feb 2012</p><div class="content">I have it, 212 pages. '
        "Torque settings are on page 88; for the gearbox use 45 Nm, not 54 as printed.</div></div></div><p>You cannot post in this topic.</p>",
        kit="joomla", name="Tractor Forum",
    )
)  # fmt: skip
chapter.alive("ed-gallery-few-words")(
    at(
        "/exhibitions/empty-rooms",
        "Empty Rooms",
        '<div class="gallery"><h1>Empty Rooms</h1><figure><img src="/img/er-01.jpg" alt="Kitchen, 2009"></figure><figure><img src="/img/er-02.jpg" alt="Stairs, 2009"></figure><figure><img src="/img/er-03.jpg" alt="Attic, 2010"></figure><p>12.3.–30.5.2010</p></div>',
        kit="wp", name="Kunsthaus",
    )
)  # fmt: skip
chapter.alive("ed-login-box-beside-article")(
    at(
        "/members-news/2015/bees-in-the-city",
        "Bees in the city",
        '<div class="item-page"><h1>Bees in the city</h1><p>Forty hives now stand on the roofs of public buildings. The honey is tested each autumn for lead, and so far none was found.</p><p>The society lends veils and smokers to new keepers for one season.</p></div><div class="moduletable"><h3>Members</h3><form action="/login" method="post"><p>You are not logged in.</p><label>User name<input name="username"></label><label>Password<input type="password" name="password"></label><button>Log in</button></form></div>',
        kit="joomla", name="Beekeepers",
    )
)  # fmt: skip
chapter.alive("ed-search-widget-without-hits")(
    at(
        "/person/anna-lehr",
        "Anna Lehr (1871–1940) – Frauen der Stadt",
        '<h1>Anna Lehr</h1><p>Anna Lehr, geboren 1871, leitete von 1908 bis 1933 die Volksküche am Markt. Sie starb 1940 in Theresienstadt.</p><h2>Werke in der Bibliothek</h2><div class="ext-widget"><p>Keine Treffer. Es wurden keine Dokumente gefunden.</p></div><h2>Literatur</h2><p>M. Scholl: Suppe für alle. Heimatblätter 14 (1988), S. 3–19.</p>',
        lang="de", kit="wp", name="Frauen der Stadt",
    )
)  # fmt: skip
chapter.alive("ed-job-filled")(
    at(
        "/careers/2020-17-archivist",
        "Archivist (part time), reference 2020-17",
        "<article><h1>Archivist (part time)</h1><p><strong>This vacancy has closed.</strong> Applications are no longer accepted.</p><p>The map room looks for an archivist for 20 hours a week to list 3,400 estate plans. You know how to read old hands and do not mind dust.</p><p>Salary: grade 7. Place: Haven Street. Reference: 2020-17.</p></article>",
        kit="drupal", name="County Archive",
    )
)  # fmt: skip
chapter.alive("ed-page-named-gone")(
    at(
        "/films/gone",
        "Gone (1987) – Filmarchiv",
        "<article><h1>Gone</h1><p>1987, 74 min, 16 mm, b/w. Directed by Leo Tarn.</p><p>A man comes home and nobody remembers his name. Shot in nine days on the Baltic, with a crew of four; the negative is lost.</p></article>",
        kit="wp", name="Filmarchiv",
    )
)  # fmt: skip
chapter.alive("ed-memorial-page")(
    at(
        "/people/former/hendrik-maas",
        "Hendrik Maas - Department of Geography",
        "<h1>Hendrik Maas</h1><p>Hendrik Maas is no longer with the department. He left in 2016 to join the Delta Institute.</p><h2>Publications</h2><ul><li>Maas, H. (2011). Polders under glass. Geographical Notes 44, 1–18.</li><li>Maas, H. (2014). What a dyke is worth. Delta Papers 9.</li></ul>",
        kit="drupal", name="Department of Geography",
    )
)  # fmt: skip
