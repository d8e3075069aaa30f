/// The words of the field and of this project, explained: what `freedom explain` prints.
public enum Glossary {
  /// One word with its meaning.
  public struct Entry: Sendable, Hashable {
    /// The word.
    public let term: String
    /// Other words and abbreviations for the same.
    public let others: [String]
    /// What it means, in a sentence or two.
    public let meaning: String
    /// Entries that help to understand it.
    public let related: [String]

    init(_ term: String, _ others: String..., means meaning: String, see related: String...) {
      self.term = term
      self.others = others
      self.meaning = meaning
      self.related = related
    }
  }

  /// The entry of a word, an abbreviation or an indicator's id, in any case; `nil` where there is
  /// none.
  public static func entry(for word: String) -> Entry? {
    let wanted = fold(word)
    if let found = entries.first(where: { ([$0.term] + $0.others).map(fold).contains(wanted) }) {
      return found
    }
    let id = word.lowercased()
    let indicator = Indicator.freedomHouse.first { $0.id == id || $0.id.hasSuffix("." + id) }
    return indicator.map { Entry($0.id, $0.label, means: $0.description) }
  }

  /// All words that have an entry.
  package static var words: [String] { entries.flatMap { [$0.term] + $0.others } }

  private static func fold(_ word: String) -> String {
    let folded = String(word.lowercased().filter { $0.isLetter || $0.isNumber })
    // The mark of a missing value is a word too.
    return folded.isEmpty ? word : folded
  }

  /// All entries, in the order of the alphabet.
  public static let entries: [Entry] = [
    Entry(
      "additional questions", "add_q", "add_a", "AddQ", "AddA",
      means: """
        Two questions beside A1 to G4: one subtracts up to 4 points where a government changes the \
        ethnic composition of a territory on purpose; one gave up to 4 points to traditional \
        monarchies, until the edition 2017.
        """, see: "total score"),
    Entry(
      "average", "mean", "world mean",
      means: """
        The plain mean over countries, where each country counts once, whatever its size; with \
        --weights people each counts with its people.
        """, see: "people", "baseline"),
    Entry(
      "balance", "gains and declines",
      means: """
        How many countries gained and how many lost from one edition to the next, and the \
        difference; by the total score where both editions have one, else by the ratings.
        """, see: "mover"),
    Entry(
      "baseline",
      means:
        "A mean beside which entities are compared: of the world, a region, a group or one entity.",
      see: "average", "region", "group"),
    Entry(
      "break", "structural break", "breakpoint", "BIC", "LWZ",
      means: """
        An edition from which the level of a series differs lastingly from before, found by least \
        squares (Bai and Perron) with the number of breaks chosen by an information criterion.
        """, see: "episode", "trend"),
    Entry(
      "category", "subcategory",
      means: """
        One of the seven groups of questions in Freedom in the World, A to G, with 12 or 16 points \
        each; published from the edition 2006.
        """, see: "question", "score"),
    Entry(
      "civil liberties", "CL",
      means: """
        Freedom of expression, association, the rule of law and personal freedom: questions D1 to \
        G4. The CL rating goes from 1 (most free) to 7 (least free), the CL score from 0 to 60 \
        (most free).
        """, see: "political rights", "rating", "score"),
    Entry(
      "code system", "codes", "COW", "Gleditsch-Ward", "ISO", "V-Dem", "FIPS",
      means: """
        A list of country codes that a project keeps. The same code can mean other countries in \
        other lists: AUS is Australia in ISO and Austria in COW letters; --codes names the list.
        """, see: "entity"),
    Entry(
      "country",
      means: """
        An entity that Freedom House lists among the independent countries. Its averages and \
        counts leave territories out.
        """, see: "territory", "entity"),
    Entry(
      "coverage", "coverage period", "period judged",
      means: """
        The period that an edition judges, from a first to a last day: mostly the calendar year \
        before the edition's.
        """, see: "edition", "year rule"),
    Entry(
      "direction", "freer", "freer_is", "freest",
      means: """
        Which end of a scale is the freer one: the lower for ratings and Freedom of the Press, the \
        higher for scores. Improved means freer, whatever the direction.
        """, see: "rating", "score"),
    Entry(
      "discrepancy", "recomputed",
      means: """
        A published value and the value that the published rules would give, where the two differ. \
        The published value counts; the recomputed one is shown beside it.
        """, see: "finding"),
    Entry(
      "edition", "issue",
      means: """
        One report of a publication, by its label ("2009", "1983-84"). Its year is the last one in \
        the label.
        """, see: "coverage", "publication"),
    Entry(
      "electoral democracy",
      means: """
        A country that Freedom House lists as one because its elections meet a minimum: a \
        threshold of points for political rights as a whole and for category A, later for civil \
        liberties too.
        """, see: "political rights", "category"),
    Entry(
      "entity",
      means:
        "What is rated: a country or a territory, present or former, with an id that is "
        + "never reused.",
      see: "country", "territory", "predecessor"),
    Entry(
      "episode", "autocratization", "democratization",
      means: """
        A run of editions in which a value moves in one direction by at least a set amount, with \
        short standstills allowed.
        """, see: "break", "trend"),
    Entry(
      "evidence", "clear", "weak",
      means: """
        What a test finds of a trend: clear where p is below 0.05 in the test that allows for \
        serial correlation, weak where it is only in the plain test, none elsewhere.
        """, see: "p", "serial correlation", "trend"),
    Entry(
      "false discovery rate", "Benjamini-Hochberg", "BH", "adjusted p",
      means: """
        When many countries are tested at once some seem to have a trend by chance. The adjustment \
        keeps the expected share of such among those found below a limit.
        """, see: "p"),
    Entry(
      "finding",
      means:
        "Something that an import reports about a file: its severity, a code, the cell and "
        + "the rule.",
      see: "source", "discrepancy"),
    Entry(
      "Freedom in the World", "FIW", "fiw",
      means: """
        Freedom House's yearly report on political rights and civil liberties in all countries and \
        some territories, since 1973.
        """, see: "rating", "status", "score"),
    Entry(
      "Freedom of the Press", "FOTP", "fotp",
      means: """
        Freedom House's report on media freedom, editions 1980 to 2017. Its score goes from 0 \
        (most free) to 100 (least free).
        """, see: "direction", "status"),
    Entry(
      "Freedom on the Net", "FOTN", "fotn",
      means: """
        Freedom House's report on internet freedom. The score goes from 0 to 100; a lower one was \
        freer to the edition 2018, a higher one is from 2019.
        """, see: "direction", "status"),
    Entry(
      "freedom rating", "fiw.rating",
      means:
        "The mean of the PR and the CL rating, 1 (most free) to 7 (least free), computed here.",
      see: "rating"),
    Entry(
      "gap", "missing",
      means: "An edition in which an entity has no value. It is neither filled nor drawn across.",
      see: "held over", "year rule"),
    Entry(
      "group",
      means: """
        A set of states with dated membership, such as osce or nato: each edition counts those \
        that were members on the last day of its coverage.
        """, see: "region", "baseline"),
    Entry(
      "held over",
      means: """
        A population of an earlier year that is used where that of the edition's own year is not \
        yet published or no longer counted; a note says for which countries.
        """, see: "people"),
    Entry(
      "indicator",
      means: """
        One thing that is measured, by its id, such as fiw.total: it has a scale and a direction. \
        'freedom codebook' lists all.
        """, see: "direction", "publication"),
    Entry(
      "Mann-Kendall", "Mann-Kendall test", "Kendall's tau", "tau",
      means: """
        A test for a trend that counts in how many pairs of editions the later value is higher and \
        in how many lower. It needs no straight line and no normal errors, but independent values.
        """, see: "Theil-Sen", "serial correlation", "p"),
    Entry(
      "missing value", "·", ".",
      means: """
        No value was published: a screen shows · for it (. without Unicode), a CSV file an empty \
        cell, JSON null. A missing value is never filled or guessed.
        """, see: "held over"),
    Entry(
      "mover",
      means: "An entity whose value changed most between two editions, up or down.",
      see: "balance"),
    Entry(
      "p", "p value", "significance",
      means: """
        How often a change at least as large would come by chance if there were no trend; below \
        0.05 is the usual threshold.
        """, see: "Mann-Kendall", "false discovery rate"),
    Entry(
      "people", "population", "weights",
      means: """
        How many live in Free, Partly Free and Not Free countries: each country counts with its \
        population in the year in which the coverage ends.
        """, see: "held over", "status"),
    Entry(
      "political rights", "PR",
      means: """
        Elections, pluralism and the functioning of government: questions A1 to C3. The PR rating \
        goes from 1 (most free) to 7 (least free), the PR score from 0 to 40 (most free).
        """, see: "civil liberties", "rating", "score"),
    Entry(
      "predecessor", "successor", "continuation",
      means: """
        An entity before another one. Gains and declines compare a state with the predecessor that \
        it continues, such as Russia with the USSR, and not with a state that it was a part of.
        """, see: "entity", "balance"),
    Entry(
      "publication", "index",
      means:
        "A series of reports: Freedom in the World, Freedom of the Press, Freedom on the "
        + "Net, or one of your own.",
      see: "edition", "indicator"),
    Entry(
      "question", "item",
      means: """
        One of the 25 questions of Freedom in the World, A1 to G4, with 0 to 4 points each; \
        published from the edition 2013. Freedom on the Net has 21.
        """, see: "category", "score"),
    Entry(
      "rank",
      means:
        "The place in an edition from the freest down; those with equal values share the "
        + "best place among them.",
      see: "direction"),
    Entry(
      "rating",
      means:
        "A number from 1 (most free) to 7 (least free): one for political rights, one for "
        + "civil liberties.",
      see: "political rights", "civil liberties", "freedom rating"),
    Entry(
      "region",
      means: """
        Freedom House's regions: since the edition 2022 Africa, Americas, Asia, Eurasia, Europe \
        and Middle East; before, others.
        """, see: "group"),
    Entry(
      "score", "points",
      means: """
        Points: more points mean freer in Freedom in the World: 0 to 4 a question, their sums for \
        categories, political rights, civil liberties and in total. Published from the edition 2003.
        """, see: "total score", "rating", "direction"),
    Entry(
      "serial correlation", "autocorrelation", "Hamed-Rao", "prewhitening",
      means: """
        A value resembles that of the edition before, so a series contains less evidence than its \
        length suggests. Corrections widen the test for it.
        """, see: "Mann-Kendall"),
    Entry(
      "source", "vintage",
      means: """
        One imported file, known by its content. The newest source of a value is current; older \
        ones stay and can be compared with it.
        """, see: "finding"),
    Entry(
      "spell",
      means: "A run of editions in which an entity keeps the same status.", see: "status",
      "transition"),
    Entry(
      "split rating",
      means: """
        Two ratings of one country in one edition, for two parts of its people, such as 2(5) of \
        South Africa in 1973. Neither counts as the country's.
        """, see: "rating"),
    Entry(
      "status", "F", "PF", "NF", "Free", "Partly Free", "Not Free",
      means: """
        Free (F), Partly Free (PF) or Not Free (NF), as published. In Freedom in the World the \
        mean of both ratings decides: 1.0 to 2.5 Free, 3.0 to 5.0 Partly Free, 5.5 to 7.0 Not \
        Free; before 2004 5.5 was either.
        """, see: "rating"),
    Entry(
      "territory",
      means:
        "A related or disputed place that Freedom House rates apart from the country it is "
        + "claimed by.",
      see: "country"),
    Entry(
      "Theil-Sen", "Theil-Sen slope", "Sen's slope", "slope",
      means: """
        The median of the slopes between all pairs of editions: the usual change a year, which \
        single odd values hardly move.
        """, see: "Mann-Kendall", "trend"),
    Entry(
      "third party", "third parties",
      means: """
        Someone other than Freedom House whose file has values of Freedom House's. They are \
        marked, and a file of Freedom House's own replaces them.
        """, see: "source"),
    Entry(
      "tie", "ties",
      means:
        "Two editions with the same value. Ratings have many, which the tests take into account.",
      see: "Mann-Kendall"),
    Entry(
      "total score", "total", "aggregate score",
      means: "PR and CL score together, 0 (least free) to 100 (most free); a few are below 0.",
      see: "score", "additional questions"),
    Entry(
      "transition",
      means:
        "The change of an entity from one status to another, or its stay, between two editions.",
      see: "status", "spell"),
    Entry(
      "trend",
      means: """
        Whether a series moves lastingly in one direction: its first and last value, the slope, \
        and a test of whether chance explains it.
        """, see: "Theil-Sen", "Mann-Kendall", "break"),
    Entry(
      "year rule", "year", "coverage-filled",
      means: """
        How an edition gets one number for its year: edition (the last year in its label), \
        coverage (the year it judges most of) or coverage-filled (every year that it judges a part \
        of).
        """, see: "edition", "coverage"),
  ]
}
