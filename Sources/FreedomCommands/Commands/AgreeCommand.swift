import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsExport
import RatingsTables

struct AgreeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agree",
    abstract: "Show how far two indicators agree.",
    discussion: """
      Correlations (Pearson, Spearman, Kendall's tau-b) count freer as higher. Gaps are on a scale \
      from 0, least free, to 100, freest. Two statuses have a cross table and Cohen's kappa. On a \
      terminal all parts but the pairs follow one another; other formats have one part.

      Examples:
        freedom agree fiw.total fotp.total --edition 2017
        freedom agree fiw.status fotp.status --from 2003
        freedom agree fiw.total fotn.total --part disagreements --top 20
      """)

  enum Part: String, NamedChoice {
    case summary, statuses, disagreements, pairs
  }

  @Argument(help: "An indicator.", completion: .indicators)
  var first: String

  @Argument(help: "The other indicator.", completion: .indicators)
  var second: String

  @Option(
    name: .long,
    help: ArgumentHelp("Only one edition, that of the first indicator.", valueName: "year"))
  var edition: EditionYear?

  @Option(
    name: .long,
    help: "Show one part; pairs has every value.")
  var part: Part?

  @Option(
    name: .long,
    help: ArgumentHelp("Show the largest N disagreements (default: 10).", valueName: "number"))
  var top: Int?

  @OptionGroup var population: PopulationOptions
  @OptionGroup var years: YearOptions
  @OptionGroup(title: SharedOptions.output) var naming: NamingOptions
  @OptionGroup(title: SharedOptions.output) var database: DatabaseOptions
  @OptionGroup(title: SharedOptions.output) var output: OutputOptions

  func validate() throws {
    if edition != nil, years.from ?? years.to != nil {
      throw ValidationError("--edition and --from or --to exclude each other")
    }
    if let top, top < 1 { throw ValidationError("--top must be at least 1, not \(top)") }
    if top != nil, part == .summary || part == .statuses || part == .pairs {
      throw ValidationError("--top is for the largest disagreements")
    }
  }

  func run() throws {
    let library = try database.open(writingTo: output.destinations, reading: population.groupsFile)
      .naming(naming.naming)
    let agreement = try agreement(in: library)
    let files = try output.open()
    let tables = try tables(of: agreement, for: files)
    for (position, table) in tables.enumerated() {
      if position > 0 { try files.table.write([UInt8(ascii: "\n")]) }
      try output.write(table, to: files)
    }
    try output.cite(agreement.used, from: library, to: files)
    try files.finish()
  }

  private func agreement(in library: RatingsLibrary) throws -> Agreement {
    let indicators = try LibraryError.resolving([first, second], library.indicator)
    let kinds = indicators.map { Scope.usualKind(ofIndicator: $0.id) }
    let panels = try indicators.map { try library.panel(of: $0) }
    return try Agreement(
      of: panels[0], and: panels[1],
      scope: Scope(
        kind: population.kind.map(\.kind) ?? kinds.compactMap(\.self).first,
        membership: try population.membership(in: library), from: years.from, to: years.to,
        yearRule: years.rule),
      edition: edition?.year)
  }

  /// The part requested; on a terminal all of them but the pairs, with the notes under the first.
  private func tables(
    of agreement: Agreement, for files: ResultFiles
  ) throws -> [ResultTable] {
    if let part { return [try table(part, of: agreement)] }
    let summary = try table(.summary, of: agreement)
    guard files.format is TerminalTable.Type, !output.concernsOneTable else { return [summary] }
    var tables = [summary]
    if agreement.statuses != nil { tables.append(try table(.statuses, of: agreement)) }
    if agreement.meanGap != nil { tables.append(try table(.disagreements, of: agreement)) }
    for position in tables.indices.dropLast() { tables[position].citation = "" }
    return tables
  }

  private func table(_ part: Part, of agreement: Agreement) throws -> ResultTable {
    switch part {
    case .summary: return ResultTable(agreement)
    case .statuses:
      guard let statuses = agreement.statuses else {
        throw UsageError(
          "\(agreement.first.id) and \(agreement.second.id) are not both statuses",
          hint: "name two, such as fiw.status and fotp.status", status: .usage)
      }
      return ResultTable(statuses, of: agreement)
    case .disagreements:
      return ResultTable(
        pairs: agreement.disagreements(top ?? 10), of: agreement,
        title: "Largest disagreements of \(agreement.first.id) and \(agreement.second.id)")
    case .pairs:
      return ResultTable(
        pairs: agreement.pairs, of: agreement,
        title: "\(agreement.first.label) and \(agreement.second.label)")
    }
  }
}
