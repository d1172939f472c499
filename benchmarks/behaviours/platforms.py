"""What platforms and hosters show in the place of what was theirs, and pages that sound like it; labelled before it was asked."""

from __future__ import annotations

from benchmarks.behaviours.case import Chapter, answering
from benchmarks.behaviours.fixtures_plain import small, told
from refcheck.model.evidence import LinkVerdict
from tests.fakes import reply

V = LinkVerdict
chapter = Chapter()

for _name, _path, _answer in (
    ("pages-host", "/2019/harbour-map/", told("Site not found · Pages", "There isn't a Pages site here. If you're trying to publish one, read the documentation.")),
    ("app-host", "/harbour-map", told("No such app", "There's nothing here, yet. Build something amazing.")),
    ("static-host", "/harbour-map", told("Site not found", "Looks like you followed a broken link or entered a URL that doesn't exist on our network.")),
    ("shop", "/products/harbour-map", told("Sorry, this shop is currently unavailable.", "Are you the owner? Log in.")),
    ("microblog", "/post/88/harbour", told("There's nothing here.", "Whatever you were looking for doesn't currently exist at this address.")),
    ("drive", "/file/d/88xy/view", told("Sorry, the file you have requested does not exist.", "Make sure that you have the correct URL and the file exists.")),
    ("kit-domain", "/harbour-map", told("Error ConnectYourDomain occurred", "Looks like this domain isn't connected yet.")),
    ("blog-removed", "/2011/05/harbour.html", told("Blog has been removed", "Sorry, the blog at deltaharbour.example has been removed. This address is not available for new blogs.")),
    ("name-registered", "/harbour-map", told("Registered at a registrar", "This domain has been recently registered with a registrar.")),
    ("launching", "/harbour-map", told("Launching Soon", "We're getting things ready.")),
    ("name-french", "/carte-du-port", told("Félicitations !", "Votre domaine a bien été créé chez nous !")),
    ("name-german", "/hafenkarte", told("Domain freigeschaltet", "Diese Domain wurde soeben freigeschaltet. Hier entsteht eine neue Website.")),
    ("name-russian", "/karta-porta", told("Домен не прилинкован", "Домен не прилинкован ни к одной из директорий на сервере!")),
    ("name-chinese", "/harbour", told("没有找到站点", "您的请求在Web服务器中没有找到对应的站点！")),
    ("name-japanese", "/harbour", told("deltaharbour.example", "このドメインは取得されています。")),
    ("name-dutch", "/havenkaart", told("Gereserveerd domein", "Deze domeinnaam is gereserveerd voor een klant.")),
    ("repository", "/handle/88/77", told("Item withdrawn", "The item you are trying to access has been withdrawn from the repository.")),
    ("preprints", "/sol3/papers.cfm?abstract_id=88", told("Abstract removed", "This abstract has been removed at the request of the author.")),
    ("wiki-title", "/wiki/%5B%5BHarbour", told("Bad title", "The requested page title was invalid, empty, or an incorrectly linked inter-language title.")),
    ("team-site", "/sites/harbour/map.aspx", told("Sorry, something went wrong", "File Not Found.")),
    ("course", "/mod/page/view.php?id=88", told("Error", "Can not find data record in database table course_modules.")),
    ("pdf-service", "/media/harbour.pdf", told("File removed", "The file link that you requested is not valid.")),
    ("js-next", "/harbour/map", reply('<html><head><title>Harbour</title></head><body><div id=__next></div><script id=__NEXT_DATA__ type=application/json>{"page":"/404","props":{}}</script></body></html>')),
    ("directory", "/harbour/map", small("Index of /", "<h1>Index of /</h1><ul><li><a href='cgi-bin/'>cgi-bin/</a></ul>")),
    ("geo-front", "/harbour-map", told("Web hosting by Delta", "The requested site has been moved or does not exist.")),
    ("memorial", "/harbour-map", told("We have closed our doors", "After 22 years this website has been shut down. Thank you all.")),
):  # fmt: skip
    chapter.dead(f"platform-{_name}", V.SOFT_404)(answering(_answer, path=_path))

for _name, _path, _answer in (
    ("registered-mark", "/legal/88", told("Registered trademarks", "The mark is registered with the office since 1988.")),
    ("domain-model", "/88", told("Domain model", "A domain is connected to a model by rules.")),
    ("launch", "/n/88", told("Launching soon: a satellite for rice", "The rocket starts in May.")),
    ("nothing-here", "/song/88", told("Nothing Here but Us Chickens", "A song of 1946 by Louis Jordan.")),
    ("closed-doors", "/c/88", told("Behind closed doors", "The council met behind closed doors; the minutes were removed by the mayor.")),
    ("withdrawn-troops", "/h/88", told("Troops withdrawn", "The troops were withdrawn from the harbour in 1954.")),
    ("removed-statue", "/s/88", told("Statue removed", "The statue was removed at the request of the family.")),
    ("app-missing", "/a/88", told("No such thing as free parking", "Free parking costs cities money.")),
    ("site-archaeology", "/d/88", told("Site not found until 1902", "The harbour was buried under sand.")),
    ("shop-hours", "/shop", told("Shop", "This shop is currently closed. Open again on Monday at nine.")),
    ("account-novel", "/b/88", told("The Suspended Account", "A novel about a banker whose account is suspended.")),
    ("website-report", "/r/88", told("Government website suspended", "The ministry's website was suspended on Friday, the spokesman said.")),
    ("chinese-closure", "/n/89", told("三家网站被关闭", "警方周五说，三家网站因传播谣言被关闭。")),
    ("thai-site", "/n/90", told("เว็บไซต์ถูกระงับ 3 แห่ง", "กระทรวงสั่งระงับเว็บไซต์พนัน 3 แห่งเมื่อวันศุกร์")),
    ("german-domain", "/n/91", told("Streit um Domain", "Das Gericht entschied: Die Domain darf verkauft werden.")),
    ("oops-book", "/b/89", told("Oops!", "A picture book for small children. 24 pages.")),
    ("sorry-play", "/p/90", told("Sorry", "A play in two acts. First performed in Yangon in 1962.")),
    ("index-of", "/i/", small("Index of /i/", "<h1>Index of /i/</h1><a href=a.pdf>a.pdf</a>")),
    ("index-names", "/x/names", told("Index of names", "Aung, Ba, Chit.")),
    ("gambling-paper", "/w/88", told("Slot machines and debt", "We asked 400 players.")),
    ("toto", "/m/88", told("Toto", "A band from Los Angeles.")),
    ("no-title-line", "/z/88", reply("<p>Price of rice on 3 May: 412.</p>")),
    ("under-construction", "/e/88", told("The bridge", "The bridge is under construction and will open soon.")),
    ("moved-family", "/f/88", told("Moved", "The family moved to the hills in 1931 and has not been found in the lists since.")),
):  # fmt: skip
    chapter.alive(f"platform-read-{_name}")(answering(_answer, path=_path))
