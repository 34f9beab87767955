"""Frequent given names of many origins in plain letters; what is an ordinary German word or a place is left out."""

_GERMAN = """
alexander alexandra andrea andreas angela angelika anja anke anna anne annette antje armin arne astrid barbara
bastian benjamin bernd bernhard bettina birgit birte bjoern brigitte burkhard carla carsten charlotte christa
christel christiane christina christine christoph christopher clara claudia claus cornelia dagmar daniel daniela
david dennis detlef dieter dietmar dirk dominik doris dorothea eberhard edith elena elisabeth elke emil emilia emma
erika erwin esther eugen felix finn florian frank franziska frieda friedrich fritz gabriele gabriela gerd gerda
gerhard gisela gisbert gudrun guenter guenther guido gunnar hannah hannelore hannes hans harald hartmut hedwig heike
heiko heiner heinrich heinz helena helga helmut hendrik henning herbert hermann hildegard holger horst hubert ilona
ilse ingeborg ingo ingrid irene irmgard isabell jana jannik jens joachim jochen johann johanna johannes jonas
jonathan josef joerg juergen julia julian jutta karin karl karla karsten katharina kathrin katja katrin kerstin
kevin klaus konstantin kristin kurt lara lars laura lea lena leon leonie lennart lisa lothar lotte louisa luca lukas
luisa lydia manfred manuela marcel marco marcus margarete margot maria marianne marie marina marion marius markus
marlene martin martina martha matthias mathias maximilian melanie michael michaela mia miriam monika moritz nadine
nadja natalie nele niklas nicole nils nina nora norbert olaf oliver olga oskar otto patricia patrick paul paula
peter petra philipp pia rainer ralf ralph regina reinhard reinhold renate rita robert roland rolf roman rosemarie
rudolf ruediger ruth sabine sabrina samuel sandra sara sarah sascha sebastian silke silvia simon simone sofia sophia
sophie stefan stefanie steffen stephan susanne svenja sven sylvia tanja theodor theresa thomas thorsten tilman tim
timo tina tobias torben torsten udo ulrich ulrike ursula ute uwe vanessa vera verena veronika viktor viktoria volker
walter waltraud werner wilfried wilhelm willi winfried wolfgang yvonne
"""
_OF_MANY_ORIGINS = """
abbas abdullah abdulla abdoulaye abdirahman abeer abraham achmed adam adel adnan aferdita afrim agim agnieszka ahmad
ahmed ahmet aicha aischa aisha aissatou ajla akram alaa aleksandar aleksandr aleksander alem aliou alina aliou alisa
alketa alma amal aman amanuel amar amin amina aminata amir amira amadou amjad ammar anas anastasia anastasiia
anatolij andrei andrej andreea andrij andrzej ania anwar aram arash arben ardian arif arjeta arta artem artur asad
aser asma asmaa ashraf assen aster atefa awat awet ayaan ayaz aydin ayham ayman aynur ayse aysel aysegul aziz aziza
azad baran bashar bashir basel basma bassam behnaz behrouz bekim berfin berivan besnik bilal birhan blerim blerta
bogdan bohdan boris boubacar burak cem cemile cheikh dalia danijel dariusz darko darya dawit dejan dilan dilara dima
dimitar dina diyar djamila dmitri dmitrij dmytro dragan drita driton dunja elif elira elvira elsa emine emin emir
emre enes eren esma esra evgeni ewa eyob ezgi fadi fahad faisal farah fares farhad farid farida farishta faruk
farzana fatema fatemeh fathi fatih fatima fatime fatma fatmata fatos fatoumata fawad fawzia fayez ferhat feyza
fikret filip filmon firas flamur florin freweini furkan gamal gani ganna gezim georgi ghassan goran grzegorz guled
gulsum gulnaz habib habiba hadi hadil hadija hagos haile hakan hala halil halima halyna hamid hamza hana hanan hani
hanna hannan haroon haroun haruna hasan hasna hassan hatice hatidza hawa haydar hayat heba hevin hicham hiba hila
hind hisham hiwet hodan hossam hosein hossein huda hurriyet husam husein hussein huseyin ibrahim ibrahima idris
ifrah igor ihor ilhan ilir ilja imad iman imran inas inna ioana ion ionut irfan irina iryna isa isaias ishaq ismael
ismail ivan ivana iwan iwona jafar jalal jamal jamila jamil jasmin jasmina jawad jelena joanna jovan kadiatou kadir
kamal kamil kamila karim karima katarzyna kateryna kemal khadija khaled khalid khalil kheder kidane krzysztof ksenia
kujtim laila lamia larysa layla leila lejla lemlem letay leyla liban lidija lidia liliana ljubica ljudmila lyudmila
maciej madalina magdalena mahdi maher mahmoud mahmud mahmut malak malgorzata malika mamadou mamoun marcin mariam
marija mariia mariya marjan marko marwa marwan maryam maryna mehdi mehmed mehmet mehret melis meron mert merve
meryem michal mihai mihaela milad milan milica milos mina mirjeta mirjana mirza mohamad mohamed mohammad mohammed
mohammadreza mohsen mohsin moussa muhamed muhammad muhammed muhammet mursal musa mustafa mykola nabil nada nadia
naima najib narges nasir nasser nasrin natalia natalija natalja nataliya navid nazar nazanin nazdar neda nedim
nesrin nikola nikolai nilofar nilufar nimo nisrin nizar nour noura nuri oksana oleg oleh oleksandr oleksii olena
omar omid osama osman oumar ousmane ozlem parisa parwin pavel pavlo petro petar piotr qasim rabia rachid radka
rafael rahel rahim rahima rahmat rami ramin ramiz rana rania ranja rasha rashid razan rebin reem reza riad rima rodi
rojin rosa rozita ruslan saad saba sabri sadia safa safiya sahar sahra said saida sajad sakina salah salam saleh
salem salim salima salma salman saman sami samia samir samira samra samuil sana sanja sanaa saeed sebahat sedat
selam selim selma semere semra serdar serhat serhij sergej sergii sergiy serhii seyit shabnam shahin shahla shirin
shpresa siham slavica slobodan snezana sofka soraya soumaya stanislav stefania sultan suleiman suleyman suzana
svetlana svitlana tahir taras tarek tareq tariq tatiana tatjana tamara tesfay tesfaye tetiana tetjana tigist tomasz
tsegay umar umut vahid valbona valentina valerija vasile vasyl viktorija violeta vjosa vladimir volodymyr vusal
walid wafaa wael warsan yahya yaser yasin yasmin yasmina yassin yasser yaroslav yevhen yonas yousef youssef yulia
yuliia yuri yuriy yusuf yusra jusuf zahra zainab zakaria zaki zala zaynab zeinab zeynep zilan ziad zohra zoran
zsofia zuhal zulfiya abel yohannes okubay biniam samson ruta feven senait mulugeta abebe bekele alemayehu
chukwuemeka adaeze oluwaseun ngozi kwame linh nguyen thanh huong priya rajesh sunita deepak sanjay anil kumar singh
kaur gurpreet harpreet mei xiaoming
"""
GIVEN_NAMES = frozenset((_GERMAN + _OF_MANY_ORIGINS).split()) - frozenset(
    # Ordinary words, months, places, offers and papers that are called like somebody.
    ["august", "mark", "ernst", "hans", "otto", "rosa", "sultan", "singen", "alma", "maria"]
)
