package import FreedomModel
package import TabularFiles

/// Reads files of ratings, whatever their layout, into an `ObservationSink`.
package struct FileImporter: Sendable {
  /// A file whose layout is known by its content.
  package struct RecognisedFile {
    /// How the publication of a file is known.
    package enum Naming: Sendable, Hashable {
      /// By the layout: a file of Freedom House's, or a table without ratings.
      case byLayout
      /// The user named it.
      case byUser
      /// The file is an export of this toolkit, which names it.
      case byExport
      /// It is not known, which is reported; the file is read anyway, for its other findings,
      /// and its values are compared with those of the publication that they look like.
      case unknown
    }

    package let file: TabularFile
    /// The publication's id.
    package let publication: String
    package let naming: Naming
    let reader: any Layout
    let match: LayoutMatch

    init(
      _ file: TabularFile, _ layout: any Layout, _ match: LayoutMatch, _ publication: String,
      _ naming: Naming
    ) {
      self.file = file
      self.naming = naming
      self.reader = layout
      self.match = match
      self.publication = publication
    }

    /// What is known of the publication, where the file is another project's data set.
    package var about: Publication? {
      match.about.flatMap { $0.id == publication ? $0 : nil }
    }
    /// Whether it is a file of the user's own, or of another project.
    package var isOwn: Bool { reader is any MappedLayout }
    /// The layout's name, such as `fiw-ratings`.
    package var layout: String { reader.id }
    /// Whether it has a layout of Freedom House's values, of its own files or of third parties'.
    package var isOfFreedomHouse: Bool {
      reader.publication.map(Publication.isFreedomHouse) ?? false
    }
    /// What is counted as a row.
    package var unit: RowUnit { reader.unit }
    /// How far its values are to be trusted: as the file itself says, else as its layout does.
    package var trust: SourceTrust { match.trust ?? reader.trust }
    /// Which of two sources of one value counts: the one of higher authority. Tables of ours with
    /// third parties' values rank like the third parties' own; those of the press do not, for they
    /// were made from data of Freedom House's newer than its public workbook.
    package var authority: Int {
      match.trust.map { $0 == .official || publication == "fotp" ? 0 : ThirdPartyLayout.rank }
        ?? reader.authority
    }
  }

  /// What was read of a file.
  package struct Report: Sendable {
    /// Rows with values, repetitions of other rows too.
    package let rows: Int
    /// Rows that are not repetitions of another row of the file.
    package let distinctRows: Int
    /// Rows in which no value was published.
    package let emptyRows: Int
    /// Rows refused.
    package let rejected: Int
    /// The sort years of the editions read, oldest first.
    package let editions: [Int]
  }

  package let options: ImportOptions

  package init(options: ImportOptions = ImportOptions()) {
    self.options = options
  }

  /// Finds a file's layout and publication; where no layout fits, a finding says what the file
  /// looks like.
  ///
  /// Only a layout of Freedom House's, the user, or an export of this toolkit says to which
  /// publication a file is: a user's own file never becomes one of Freedom House's by what it looks
  /// like. Without any of these the file is refused, and read for its other findings.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - register: The entities, by which a column of countries is known.
  ///   - log: Where the finding goes.
  /// - Returns: The file with its layout; `nil` where the finding says why there is none.
  package func recognise(
    _ file: TabularFile, register: EntityRegister, log: inout FindingLog
  ) -> RecognisedFile? {
    do {
      let preview = try FilePreview(file)
      let found = match(preview)
      if found.map({ $0.layout is any MappedLayout }) ?? true,
        let absent = MappedHeaders.finding(for: preview, file: file.name, options: options)
      {
        log.report(absent)
        return nil
      }
      if let (layout, match) = found {
        guard
          let (publication, naming) = publication(
            of: file, layout, match.about, preview, log: &log)
        else { return nil }
        return RecognisedFile(file, layout, match, publication, naming)
      }
      let finding =
        try DeepHeader.finding(in: file, options: options)
        ?? UnknownLayout.finding(
          for: preview, file: file.name, register: register, options: options)
      log.report(finding)
    } catch let error as FileError {
      log.report(Finding(error, file: file.name))
    } catch {
      log.report(
        Finding(.refusedFile, code: "unreadable", file: file.name, rule: "\(error)"))
    }
    return nil
  }

  /// Reads a file into a sink; findings go to the log. Each refused row goes to `rejects` too, with
  /// the fields of the row where they are known.
  package func read(
    _ recognised: RecognisedFile, into sink: any ObservationSink, register: EntityRegister,
    catalog: IndicatorCatalog, log: inout FindingLog,
    rejects: ((_ finding: Finding, _ fields: [String]) -> Void)? = nil
  ) throws -> Report {
    let findings = FileFindings(
      file: recognised.file.name, log: log,
      isOfFreedomHouse: recognised.isOfFreedomHouse,
      rejects: rejects)
    let (register, unclear) = names(of: recognised, in: register)
    for finding in unclear { findings.report(finding) }
    let session = ImportSession(
      publication: recognised.publication, options: options, sink: sink, register: register,
      catalog: catalog, findings: findings)
    sink.reportDuplicate = { session.take($0, unit: recognised.unit) }
    defer {
      sink.reportDuplicate = nil
      log = findings.log
    }
    do {
      if canUseOptions(in: recognised.reader, findings) {
        try session.learnSpelling(of: recognised.file, isOwn: recognised.isOwn)
        try recognised.match.read(recognised.file, in: session)
      }
    } catch let error as FileError {
      findings.report(error)
    } catch let twin as IndicatorTwin {
      findings.report(
        .refusedFile, code: IndicatorTwin.code, value: twin.id, rule: twin.rule, hint: twin.hint)
    }
    findings.row = nil
    try sink.finishFile()
    try session.finish(recognised.file, countingBy: recognised.unit)
    let counts = session.counts
    return Report(
      rows: counts.rows, distinctRows: counts.distinctRows(recognised.unit),
      emptyRows: counts.emptyRows, rejected: counts.rejected, editions: counts.editions.sorted())
  }

  /// The register by which a file's names are understood: only in files of the user's own do names
  /// of theirs count.
  private func names(
    of recognised: RecognisedFile, in register: EntityRegister
  ) -> (register: EntityRegister, findings: [Finding]) {
    guard recognised.isOwn else {
      var register = register
      if recognised.publication != Publication.groups.id { register.aliases = EntityAliases() }
      return (register, [])
    }
    return register.naming(options.entities, file: recognised.file.name)
  }

  /// Whether the options of the user may be used in a layout; a finding says where not. Published
  /// files themselves say which country is meant and what is missing.
  private func canUseOptions(in layout: any Layout, _ findings: FileFindings) -> Bool {
    let asked: [(option: String, isUsed: Bool)] = [
      ("--codes", options.codes != nil), ("--missing", !options.missing.isEmpty),
      ("--entity", !options.entities.isEmpty), ("--ignore", !options.ignored.isEmpty),
      ("--decimal", options.decimal != nil), ("--status-codes", !options.statusCodes.isEmpty),
    ]
    let used = asked.filter(\.isUsed).map(\.option)
    guard !used.isEmpty, !(layout is any MappedLayout) else { return true }
    findings.report(
      .refusedFile, code: "option-not-for-file", value: used.joined(separator: ", "),
      rule: "this is \(layout.title), and the option is for files of your own",
      hint: "import it without the option")
    return false
  }

  /// Declares indicators that were imported before as the user declares them now.
  ///
  /// - Parameters:
  ///   - indicators: Their ids.
  ///   - publication: Their publication.
  ///   - file: The file that has them, or declares them.
  ///   - sink: Where they are known.
  ///   - catalog: What is known of them.
  ///   - log: Where the findings go.
  /// - Throws: An error of the sink.
  package func redeclare(
    _ indicators: [String], of publication: String, file: String, in sink: any ObservationSink,
    catalog: IndicatorCatalog, log: inout FindingLog
  ) throws {
    var declared = DeclaredIndicators(
      file: file, publication: publication, declarations: options.declarations, catalog: catalog)
    for indicator in indicators.compactMap({ catalog[$0] }) {
      for finding in try declared.declare(indicator, in: sink).findings { log.report(finding) }
    }
    for finding in try declared.finish(in: sink) { log.report(finding) }
  }

  /// The layout of a file, and its tables there.
  private func match(_ preview: FilePreview) -> (layout: any Layout, match: LayoutMatch)? {
    // Where the user names what a table of years has, it is not for a third party's layout.
    let named: [any Layout] =
      options.indicator == nil ? [] : [WideLayout(), LongLayout(isOfOneIndicator: true)]
    var plain = options
    plain.headers = [:]
    for layout in named + LayoutRegistry.all {
      guard let mapped = layout as? any MappedLayout else {
        if let match = layout.match(preview) { return (layout, match) }
        continue
      }
      guard let match = mapped.match(preview, options: plain) else { continue }
      guard !options.headers.isEmpty else { return (layout, match) }
      if let named = mapped.match(preview, options: options) { return (layout, named) }
    }
    guard !options.headers.isEmpty else { return nil }
    let own: [any MappedLayout] =
      [LongLayout()] + (options.indicator == nil ? [] : [LongLayout(isOfOneIndicator: true)])
      + [TidyLayout(), WideLayout()]
    for layout in own {
      if let match = layout.match(preview, options: options) { return (layout, match) }
    }
    return nil
  }

  /// The publication of a file and how it is known; `nil` where a finding refuses the file. The
  /// user cannot make a file of one of Freedom House's publications one of another.
  private func publication(
    of file: TabularFile, _ layout: any Layout, _ about: Publication?, _ preview: FilePreview,
    log: inout FindingLog
  ) -> (publication: String, naming: RecognisedFile.Naming)? {
    if layout is any MappedLayout, options.publication == nil, let about {
      return (about.id, .byLayout)
    }
    if let publication = layout.publication {
      guard let said = options.publication, said != publication,
        Publication.isFreedomHouse(publication)
      else { return (publication, .byLayout) }
      log.report(
        Finding(
          .refusedFile, code: "other-publication", file: file.name, value: said,
          rule: "this is \(layout.title), whose values are those of \(publication)",
          hint: "leave out --publication; values of your own come as a table such as "
            + "country,year,pr,cl,status"))
      return nil
    }
    if let said = options.publication { return (said, .byUser) }
    let named = TidyExport.publications(of: preview)
    guard named.count <= 1 else {
      log.report(
        Finding(
          .refusedFile, code: "several-publications", file: file.name,
          value: named.joined(separator: ", "),
          rule: "its sheets contain values of several publications; split the file",
          hint: "save each sheet as CSV; 'freedom export package' writes what can be read back"))
      return nil
    }
    if let publication = named.first { return (publication, .byExport) }
    log.report(
      Finding(
        .refusedFile, code: "publication-not-named", file: file.name,
        rule: "this is \(layout.title); the publication of its values is unknown",
        hint: "name it: \(options.command(publication: "NAME")); if the values are meant to be "
          + "Freedom House's, name theirs, such as --publication fiw"))
    return (UserPublication.guess(preview) ?? "own", .unknown)
  }
}
