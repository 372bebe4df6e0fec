"""What `--help` says: of each command in a line and at length, of each of its options, and the words around them.

The keys: `help COMMAND`, `help COMMAND long`, `help COMMAND option`; `help option` for what several commands share.
"""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "help usage": ("Gebruik: ", "Usage: "),
    "help options": ("Opties", "Options"),
    "help arguments": ("Argumenten", "Arguments"),
    "help commands": ("Opdrachten", "Commands"),
    "help options place": ("[OPTIES]", "[OPTIONS]"),
    "help command place": ("OPDRACHT ...", "COMMAND ..."),
    "help default": ("[standaard: {value}]", "[default: {value}]"),
    "help required": ("[verplicht]", "[required]"),
    "help example": ("Voorbeeld: bijsluiter {call}", "Example: bijsluiter {call}"),
    "help bijsluiter long": (
        "Vindt de kwantitatieve beweringen in Nederlandse gezondheidsartikelen, waarop elk berust, en waar een "
        "redacteur naar moet kijken.",
        "Finds the quantitative claims in Dutch health articles, what each rests on, and what an editor must look at.",
    ),
    "help version": ("Toon de versie.", "Show the version."),
    "help install_completion": (
        "Laat de shell opdrachten en opties aanvullen.",
        "Let the shell complete commands and options.",
    ),
    "help show_completion": ("Toon wat daarvoor nodig is.", "Show what that takes."),
    "help help": ("Toon deze hulp.", "Show this help."),
    "help lang": ("Taal van meldingen en hulp.", "Language of messages and help."),
    "help settings": (
        "Instellingen; anders bijsluiter.yaml in de huidige map.",
        "Settings; else bijsluiter.yaml in the current folder.",
    ),
    "help language": (
        "Taal van de artikelen; die wordt dan niet bepaald.",
        "Language of the articles; skips detection.",
    ),
    "help to": ("Taal om in te vertalen, zoals de.", "Language to translate into, such as de."),
    "help decisions option": (
        "Besluiten van beoordelaars: JSON, CSV of decisions.sqlite.",
        "Decisions of reviewers: JSON, CSV or decisions.sqlite.",
    ),
    "help debug": ("Laat zien waar een interne fout ontstond.", "Show where an internal error arose."),
    "help workers": ("Aantal processen; 0 is één per kern.", "Number of processes; 0 is one a core."),
    "help paths": ("Artikelen of mappen; - is standaardinvoer.", "Articles or folders; - is standard input."),
    "help form": ("Hoe vlaggen worden afgedrukt.", "How flags are printed."),
    "help process": ("Verwerk nieuwe en gewijzigde artikelen.", "Process new and changed articles to reports."),
    "help process long": (
        "Verwerkt elk nieuw of gewijzigd artikel van INPUT tot de rapporten in OUTPUT.",
        "Processes every new or changed article of INPUT into the reports of OUTPUT.",
    ),
    "help process source": ("Een map met artikelen, of één artikel.", "A folder of articles, or one article."),
    "help process output": ("Waar de rapporten komen.", "Where the reports go."),
    "help analyse": ("Druk een analyse (JSON) van elk artikel af.", "Print an analysis (JSON) of each article."),
    "help analyse long": (
        "Drukt één analyse per regel (JSON) af van elk artikel van PATH, in de gegeven volgorde; bewaart niets.",
        "Prints one analysis a line (JSON) for every article of PATH, in the order given; keeps no state.",
    ),
    "help analyse paths": ("Artikelen of mappen.", "Articles or folders."),
    "help analyse translate": ("Vertaal ook.", "Translate too."),
    "help check": ("Druk de vlaggen van artikelen af.", "Print the flags of articles as a linter does."),
    "help check long": (
        "Drukt de vlaggen van artikelen af zoals een linter dat doet.",
        "Prints the flags of articles as a linter does.",
    ),
    "help check fail_on": ("Laagste ernst die als fout telt.", "Lowest severity that fails."),
    "help check strict": ("Laat geen besluit van een beoordelaar meetellen.", "Let no decision of a reviewer count."),
    "help verify": ("Controleer de bronnen die artikelen noemen.", "Check the sources that articles name."),
    "help verify long": (
        "Drukt af welke bronnen een verkeerde vorm hebben en, online, welke niet bestaan, een andere publicatie zijn "
        "of zijn ingetrokken.",
        "Prints which sources have a wrong form and, online, which do not exist, are another paper, or were retracted.",
    ),
    "help verify online": (
        "Zoek bronnen op: Crossref, doi.org, Europe PMC, en elke link.",
        "Look sources up: Crossref, doi.org, Europe PMC, and every link.",
    ),
    "help rules": ("Toon, verklaar, test en begin regels.", "List, explain, test and scaffold rules."),
    "help rules long": (
        "Toont de regels, verklaart er een, test de voorbeelden van een eigen pakket, of begint een nieuwe regel.",
        "Lists the rules, explains one, runs the examples of a house pack, or scaffolds a new rule.",
    ),
    "help rules words": ("Een regel; of 'test MAP'; of 'new ID'.", "A rule; or 'test FOLDER'; or 'new ID'."),
    "help evaluate": ("Meet aan geannoteerde artikelen.", "Score against annotated articles."),
    "help evaluate long": (
        "Meet de extractie aan geannoteerde artikelen of zinnen, of de vertaler aan vertalingen van mensen.",
        "Scores the extraction against annotated articles or sentences, or the translator against references.",
    ),
    "help evaluate gold": (
        "Een map met gold.jsonl en articles/, of een .jsonl met zinnen; met --translation een .tsv met zinnen en "
        "vertalingen, of een map met twee tekstbestanden.",
        "A folder with gold.jsonl and articles/, or a .jsonl of sentences; with --translation a .tsv of sentences and "
        "translations, or a folder with two text files.",
    ),
    "help evaluate by": ("Splits de tabel.", "Split the table."),
    "help evaluate misses": (
        "Toon elk verschil, naast elkaar en in de zin.",
        "Show each miss, side by side and in its sentence.",
    ),
    "help evaluate translation": ("Meet de vertaler: BLEU en chrF.", "Score the translator: BLEU and chrF."),
    "help explain": ("Toon wat er in een regel is gevonden, en waarom.", "Show what was found in a line, and why."),
    "help explain long": (
        "Toont van een regel van een artikel wat erin is gevonden, waardoor en waarom, en wat is afgevallen en waarom.",
        "Shows for a line of an article what was found in it, by what and why, and what was ruled out and why.",
    ),
    "help explain place": (
        "Een regel van een artikel, of een heel artikel.",
        "A line of an article, or a whole article.",
    ),
    "help review": ("Open de beoordeelpagina op deze computer.", "Open the review desk on this machine."),
    "help review long": (
        "Opent de beoordeelpagina op deze computer; het adres is de eerste regel die wordt afgedrukt.",
        "Opens the review desk on this machine; its address is the first line printed.",
    ),
    "help review output": ("Een map die `process` schreef.", "A folder that `process` wrote."),
    "help review port": ("Poort; anders de eerste vrije vanaf 8765.", "Port; else the first free one from 8765 on."),
    "help review open_browser": ("Open het in de browser.", "Open it in the browser."),
    "help decisions": ("Exporteer of importeer besluiten.", "Export what reviewers decided, or import it."),
    "help decisions long": (
        "Exporteert wat beoordelaars hebben besloten, of importeert het.",
        "Exports what reviewers decided, or imports it.",
    ),
    "help decisions words": (
        "Een bestand .json of .csv; zonder wordt JSON afgedrukt.",
        "A .json or .csv file; without one, JSON is printed.",
    ),
    "help decisions output": ("De map die is beoordeeld.", "The folder that was reviewed."),
    "help packages": ("Beheer vertaalpakketten.", "List, install and remove translation packages."),
    "help packages long": (
        "Toont, installeert en verwijdert vertaalpakketten.",
        "Lists, installs and removes translation packages.",
    ),
    "help packages words": ("Wat te doen; zonder iets: list.", "What to do; without it, list."),
    "help memory": ("Het vertaalgeheugen.", "The memory of translations."),
    "help memory long": (
        "Toont, snoeit, exporteert en importeert wat eerder is vertaald en wat een mens heeft verbeterd (TMX).",
        "Shows, prunes, exports and imports what was translated before and what a person edited (TMX).",
    ),
    "help memory words": ("Wat te doen; zonder iets: stats.", "What to do; without it, stats."),
    "help memory output": ("De uitvoermap met het geheugen.", "The output folder that holds the memory."),
    "help annotate": ("Zet Word-opmerkingen bij de vlaggen.", "Put Word comments on the flags."),
    "help annotate long": (
        "Geeft een artikel terug als Word-document met een opmerking bij de woorden van elke vlag.",
        "Gives an article back as a Word document with a comment on the words of each flag.",
    ),
    "help annotate path": ("Een artikel in welk formaat ook.", "An article of any format."),
    "help annotate output": (
        "Waar het komt; anders naast FILE, onder een andere naam.",
        "Where to write; else beside FILE, under another name.",
    ),
    "help init": ("Schrijf een bijsluiter.yaml met de standaarden.", "Write a bijsluiter.yaml with the defaults."),
    "help init long": (
        "Schrijft een bijsluiter.yaml met elke instelling, de standaardwaarde en uitleg.",
        "Writes a bijsluiter.yaml with every setting, its default and a comment.",
    ),
    "help init path": ("Waar het komt.", "Where to write it."),
    "help init force": ("Overschrijf een bestand dat er al is.", "Overwrite a file that exists."),
}
