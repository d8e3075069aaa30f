public import FreedomModel
public import TabularFiles

/// How the user chose to read files.
public struct ImportOptions: Sendable {
  /// The publication of a user's own file; `nil` where the file must name it.
  public var publication: String?
  /// Headers by field, such as `country` to `Land`.
  public var headers: [String: String] = [:]
  /// The indicator of a file that does not name one, such as a table of countries by years.
  public var indicator: String?
  /// The edition of a file that names none, such as `2006` or `1983-84`.
  public var edition: String?
  /// What is declared about the indicators of the file.
  public var declarations = IndicatorDeclarations()
  /// The title of a user's own publication.
  public var publicationTitle: String?
  /// How a user's own publication is cited.
  public var publicationCitation: String?
  /// Whether good rows are kept when others are refused.
  public var skipsBadRows = false
  /// Whether files are imported that differ from the manifest of their data package.
  public var acceptsChanged = false
  /// What the year of a user's own file means.
  public var years: YearRule = .edition
  /// Whether the user chose it, so that the years need no second look.
  public var areYearsNamed = false
  /// The system of the country codes; `nil` where the file must show it.
  public var codes: CodeSystem?
  /// What names of the file mean, where the user says it.
  public var entities: [NamedEntity] = []
  /// The names of rows that are left out; `aggregates` is every group of countries that is known.
  public var ignored: [String] = []
  /// Values that mean missing, such as `-99`.
  public var missing: [String] = []
  /// The decimal mark of the numbers; `nil` where the file must show it.
  public var decimal: DecimalMark?
  /// What the codes of a column of statuses mean.
  public var statusCodes = StatusCodes()
  /// What was written on the command line behind `freedom import`, for messages that name the
  /// command to use: the file, then the other arguments.
  public var commandLine: [String] = []
  /// How the file itself is read.
  public var reading = ReadingOptions()

  /// The defaults: everything as the file says.
  public init() {}

  /// Whether the user chose something that decides which values a file has.
  package var decidesValues: Bool {
    !headers.isEmpty || indicator != nil || edition != nil || areYearsNamed || codes != nil
      || !entities.isEmpty || !ignored.isEmpty || !missing.isEmpty || decimal != nil
      || !statusCodes.isEmpty
  }

  /// The command that imports the file as one of a publication.
  public func command(publication: String) -> String {
    command(adding: ["--publication \(publication)"])
  }

  /// The command that imports the file with more options, each written as in a shell.
  func command(adding options: [String]) -> String {
    (["freedom", "import"] + commandLine.map(ShellWord.quoted) + options).joined(separator: " ")
  }
}

extension ImportOptions {
  /// What a name of the file means, as the user says it: `Congo` is `COG`.
  public struct NamedEntity: Sendable, Hashable {
    /// The name or code as the file has it.
    public var name: String
    /// The id, or another name or code, of the entity.
    public var entity: String

    /// Says what a name means.
    public init(name: String, entity: String) {
      self.name = name
      self.entity = entity
    }
  }
}

extension EntityRegister {
  /// The register with what the user says that names mean, in place of what they would mean else.
  ///
  /// - Returns: The register; and a finding for each name whose id is unknown.
  func naming(
    _ named: [ImportOptions.NamedEntity], file: String
  ) -> (register: EntityRegister, findings: [Finding]) {
    var register = self
    var findings: [Finding] = []
    for one in named {
      switch resolve(one.entity) {
      case .one(let entity): register.aliases[one.name] = entity.id
      case .several(let candidates):
        findings.append(
          Self.refusal(
            of: one, file: file, rule: "several countries or territories have this name",
            hint: "write one of: " + candidates.map(\.id).joined(separator: ", ")))
      case .none(let suggestions):
        findings.append(
          Self.refusal(
            of: one, file: file, rule: "no country or territory has this id or name",
            hint: suggestions.isEmpty
              ? "see 'freedom entities' for the ids"
              : "did you mean: "
                + suggestions.map { "\($0.id) (\($0.name))" }.joined(separator: "; ")))
      }
    }
    return (register, findings)
  }

  private static func refusal(
    of named: ImportOptions.NamedEntity, file: String, rule: String, hint: String
  ) -> Finding {
    Finding(
      .refusedFile, code: "unknown-entity-option", file: file, value: named.entity,
      rule: "--entity \(ShellWord.quoted("\(named.name)=\(named.entity)")): \(rule)", hint: hint)
  }
}
