#include "main/demo_tekst.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

const struct demo_naam demo_namen[] = {
	{ "", "Hoekzema" }, { "", "Terlouw" }, { "van der", "Meulen" },
	{ "", "Bennani" }, { "", "Kuipers" }, { "dos", "Santos" },
	{ "", "Postma" }, { "", "Nguyen" }, { "", "Brouwer" }, { "", "Bakker" },
	{ "", "Jansma" }, { "el", "Amrani" }, { "", "Visser" }, { "", "Yılmaz" },
	{ "", "Kaya" }, { "", "Kowalski" }, { "", "Nowak" }, { "", "Doorn" },
	{ "van", "Wieringen" }, { "", "Ramdin" }, { "", "Soekhoe" },
	{ "de", "Wolff" }, { "", "Zeilstra" }, { "", "Martina" },
	{ "", "Okafor" }, { "", "Haddou" }, { "van den", "Akker" },
	{ "", "Lindhout" }, { "", "Dekker" }, { "", "Prins" }, { "", "Schaap" },
	{ "ter", "Horst" }, { "", "Oudshoorn" }, { "", "Rijnders" },
	{ "", "Abdi" }, { "", "Stolk" }, { "", "Vermaas" }, { "de", "Ruyter" },
	{ "", "Sterk" }, { "", "Molenkamp" }, { "", "Çelik" }, { "", "Đorđević" },
};
const char *const demo_vrouwen[] = { "Mirjam", "Sanne", "Fatima", "Linda",
	"Aylin", "Katarzyna", "Priya", "Esther", "Nadia", "Joke", "Ifeoma",
	"Marijke", "Samira", "Thuy", "Zehra", "Wendy", "Monique", "Hanan" };
const char *const demo_mannen[] = { "Jeroen", "Karim", "Dennis", "Mehmet",
	"Piotr", "Rachid", "Willem", "Sanjay", "Marco", "Ruben", "Emeka",
	"Henk", "Youssef", "Minh", "Erik", "Ricardo", "Sjoerd", "Ahmed" };
const char *const demo_meisjes[] = { "Yara", "Fenna", "Noor", "Amira", "Lotte",
	"Zoë", "Maja", "Anaya", "Sofie", "Elif", "Chioma", "Roos" };
const char *const demo_jongens[] = { "Pim", "Daan", "Bilal", "Levi", "Kacper",
	"Arjun", "Sem", "Emir", "Tobias", "Obi", "Jens", "Ilyas" };
const char *const demo_straten[] = { "Sterappelpad", "Kanaalweg", "Duinroosstraat",
	"Meerzicht", "Lindelaan", "Zeewijkplein", "Wilgenhof", "Hofdijkstraat",
	"Tulpenkade", "Vlietsingel", "Spaarnebocht", "Iepenlaan" };

const struct demo_plaats demo_plaatsen[] = {
	{ "0392", "Haarlem", "2031", "team_haarlem", 30 },
	{ "0394", "Hoofddorp", "2132", "team_haarlemmermeer", 25 },
	{ "0453", "Velserbroek", "1991", "team_velsen", 14 },
	{ "0375", "Beverwijk", "1941", "team_beverwijk", 9 },
	{ "0396", "Heemskerk", "1964", "team_heemskerk", 7 },
	{ "0397", "Heemstede", "2102", "team_heemstede", 5 },
	{ "0473", "Zandvoort", "2042", "team_zandvoort", 5 },
	{ "0377", "Bloemendaal", "2061", "team_bloemendaal", 5 },
};

const struct demo_verhaal demo_verhalen[] = {
	{ "politie_corv", "politie", { "partnergeweld", "km_getuige", NULL },
	    "De buren belden 112 na geschreeuw. De vrouw had een rode plek op haar "
	    "wang en zei dat haar man haar had geslagen. De kinderen waren boven en "
	    "hebben het gehoord. De man was weg toen de politie kwam.",
	    "De politie kwam langs na een melding over een ruzie met geweld. De "
	    "kinderen waren thuis.",
	    "De man heeft een sleutel en zei dat hij terugkomt.", 2, true, false },
	{ "politie_corv", "politie", { "partnergeweld", NULL, NULL },
	    "Ruzie over geld. Over en weer geduwd. Beiden hadden gedronken. Niemand "
	    "wilde aangifte doen. Het is de tweede keer dit jaar.",
	    "De politie kwam langs na een ruzie waarbij is geduwd.", NULL, 1, false,
	    false },
	{ "telefoon", "school", { "km_lichamelijk", "km_psychisch", NULL },
	    "De jongste kwam twee keer met blauwe plekken op de bovenarmen. Hij zegt "
	    "dat vader boos wordt als het niet stil is. Moeder bevestigt ruzies en "
	    "wil geen hulp. De mentor heeft het met moeder besproken.",
	    "School maakt zich zorgen over blauwe plekken en heeft dat met moeder "
	    "besproken.", NULL, 1, true, false },
	{ "telefoon", "huisarts", { "ouderenmishandeling", "financiele_uitbuiting", NULL },
	    "Mevrouw is 81 en woont bij haar zoon. Zij is afgevallen en heeft geen "
	    "eigen pinpas meer. De zoon praat voor haar. De huisarts zag oude "
	    "kneuzingen.",
	    "De huisarts maakt zich zorgen over de verzorging en over het geld van "
	    "mevrouw.", NULL, 1, false, false },
	{ "telefoon", "buurtbewoner", { "km_verwaarlozing", NULL, NULL },
	    "De kinderen zijn tot laat alleen buiten. Er staat vaak niemand op om "
	    "hen naar school te brengen. De buurvrouw geeft ze soms te eten.",
	    "Iemand maakt zich zorgen over de verzorging van de kinderen.", NULL, 1,
	    true, false },
	{ "telefoon", "ziekenhuis", { "km_lichamelijk", NULL, NULL },
	    "Baby van vier maanden met een breuk in de arm. Het verhaal van de "
	    "ouders past niet bij het letsel. De kindcheck is gedaan. Het kind "
	    "blijft vannacht in het ziekenhuis.",
	    "In het ziekenhuis is letsel gezien dat niet goed is te verklaren.",
	    "Het kind is nu veilig in het ziekenhuis. Thuis is niet duidelijk.", 2,
	    true, true },
	{ "webformulier", "kinderopvang", { "vechtscheiding", "km_psychisch", NULL },
	    "Bij het ophalen schreeuwen de ouders tegen elkaar. Het kind wil niet "
	    "mee en slaapt slecht. De ouders geven elkaar de schuld.",
	    "De kinderopvang ziet veel ruzie tussen de ouders bij het ophalen.", NULL,
	    0, true, false },
	{ "balie", "slachtoffer", { "ex_partnergeweld", NULL, NULL },
	    "Haar ex staat steeds voor de deur en stuurt honderden berichten. Hij "
	    "heeft gezegd dat hij haar iets aandoet als zij een nieuwe vriend heeft.",
	    "De melder wordt lastiggevallen door een ex-partner.",
	    "Hij weet waar zij woont en werkt.", 2, false, true },
	{ "telefoon", "wijkteam", { "eergerelateerd", "huwelijksdwang", NULL },
	    "Het meisje van zeventien is bang dat zij in de zomer moet trouwen. Haar "
	    "oom heeft haar paspoort. Zij wil niet dat haar ouders weten dat zij "
	    "dit vertelde.",
	    "Er zijn zorgen over de vrijheid van een jongere om zelf te kiezen.",
	    "Als het uitkomt, is zij thuis niet veilig.", 2, true, false },
	{ "email", "jgz", { "km_affectief", NULL, NULL },
	    "De moeder is somber en reageert weinig op de baby. Zij slaapt slecht en "
	    "heeft geen familie in de buurt. Zij wil wel hulp.",
	    "Het consultatiebureau ziet dat moeder hulp kan gebruiken.", NULL, 0,
	    true, false },
	{ "politie_corv", "politie", { "oudermishandeling", NULL, NULL },
	    "De zoon van negentien heeft zijn moeder geduwd om geld. Zij durft hem "
	    "niet weg te sturen. Er zijn schulden.",
	    "De politie kwam langs na een ruzie tussen moeder en zoon.", NULL, 1,
	    false, false },
	{ "telefoon", "familielid", { "partnergeweld", "km_getuige", NULL },
	    "Haar zus heeft vaak blauwe plekken en komt bijna niet meer buiten. De "
	    "kinderen zijn stil geworden. De zus zegt dat zij is gevallen.",
	    "Iemand uit de omgeving maakt zich zorgen over geweld thuis.", NULL, 1,
	    true, false },
};

const char *const demo_vragen[] = {
	"Een leerling vertelt dat er thuis wordt geslagen. Moet ik eerst met de ouders praten?",
	"Mijn buren schreeuwen elke avond. Er zijn kleine kinderen. Wat kan ik doen?",
	"Een cliënt met een dementerende vrouw wordt steeds bozer. Is dit al mishandeling?",
	"Ik zie bij een gezin spanning na de scheiding. Welke stap van de meldcode is nu nodig?",
	"Mijn vriendin wil weg bij haar partner, maar durft niet. Hoe help ik haar veilig?",
};
const char *const demo_adviezen[] = {
	"Besproken: eerst collega raadplegen, signalen opschrijven, gesprek met de ouders "
	"voorbereiden. Bij direct gevaar 112. Terugbellen mag altijd.",
	"Uitgelegd wat Veilig Thuis doet en wanneer melden past. Beller gaat in gesprek en "
	"belt terug als er niets verandert.",
	"Veiligheidsafspraken doorgenomen. Nummer van de opvang gegeven.",
};
const char *const demo_notities[] = {
	"Gebeld. Het is rustig geweest. De kinderen zijn naar school.",
	"School gesproken. De leerling was de laatste weken vaak moe. De mentor houdt contact.",
	"Huisbezoek gedaan met een collega. Beide ouders apart gesproken.",
	"Wijkteam gevraagd wie er nu betrokken is. Antwoord volgt morgen.",
	"Moeder wil dat oma bij het volgende gesprek is.",
};

const size_t demo_nnamen = COUNT(demo_namen), demo_nvrouwen = COUNT(demo_vrouwen),
    demo_nmannen = COUNT(demo_mannen), demo_nmeisjes = COUNT(demo_meisjes),
    demo_njongens = COUNT(demo_jongens), demo_nstraten = COUNT(demo_straten),
    demo_nplaatsen = COUNT(demo_plaatsen), demo_nverhalen = COUNT(demo_verhalen),
    demo_nvragen = COUNT(demo_vragen), demo_nadviezen = COUNT(demo_adviezen),
    demo_nnotities = COUNT(demo_notities);
