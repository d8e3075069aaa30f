package import FreedomModel
package import RatingsAnalysis
internal import RatingsCharts
internal import RatingsExport
internal import RatingsStore
internal import RatingsTables

/// What an atlas is to show.
package struct AtlasOptions: Sendable {
  /// The title of its start page; `nil` for one that says who and when.
  package var title: String?
  /// Indicators beside those of briefs: tables of them, and where they are the user's own a section
  /// of every brief.
  package var indicators: [Indicator] = []
  /// Only a region, only a group of states; its own groups.
  package var region: String?, group: String?, groupsFile: String?
  /// The editions, by their sort years.
  package var from: Int?, to: Int?
  /// The version of this software, for its citation.
  package var version: String

  package init(version: String) { self.version = version }
}

extension RatingsLibrary {
  /// A page about every entity, the world edition by edition, tables, and files to download.
  ///
  /// The database is read once for all briefs.
  ///
  /// - Throws: A `StoreError`, a ``LibraryError`` for a region or group that there is none of, or
  /// an
  ///   `AnalysisError` where no entity is rated in the editions wanted.
  package func atlas(_ options: AtlasOptions) throws -> Atlas {
    let materials = try AtlasMaterials(self, options)
    let entries = try materials.entries()
    let membership = try population(
      region: options.region, group: options.group, groupsFile: options.groupsFile)
    let scope = Scope(
      kind: nil, membership: membership, from: options.from, to: options.to)
    let circles: [(Atlas.Circle.Kind, String, Membership)] =
      try register().entities.compactMap(\.region).uniqued().sorted().map {
        (.region, $0, .region($0))
      }
      + materials.groups.names.compactMap { name in
        materials.groups.membership(of: name).map { (.group, name, $0) }
      }
    var atlas = try Atlas(
      title: options.title ?? materials.title, panels: materials.panels, scope: scope,
      indicators: options.indicators, entries: entries, circles: circles,
      citations: try citations(
        of: used(by: entries.map(\.brief)), version: options.version
      ).map(\.sentence))
    atlas.sourceNote = sourceNote?.text
    atlas.tiles = try tiles(of: atlas)
    atlas.tables = try AtlasTables(materials.panels, scope: scope, options, source: source).all(
      population: materials.population)
    atlas.downloads = try downloads(of: atlas, options, from: materials.fileNames)
    return atlas
  }
}

/// What the briefs of an atlas are made from, read once.
struct AtlasMaterials {
  let panels: PanelSet
  let groups: GroupRegister
  let population: Population?
  private let library: RatingsLibrary
  private let options: AtlasOptions
  private let membership: Membership
  private let register: EntityRegister
  private let own: [Panel]
  private let provenance: [String: [Provenance]]

  init(_ library: RatingsLibrary, _ options: AtlasOptions) throws {
    self.library = library
    self.options = options
    membership = try library.population(
      region: options.region, group: options.group, groupsFile: options.groupsFile)
    register = try library.register()
    groups = try library.groups(from: options.groupsFile)
    population = try? library.population()
    let asked = options.indicators.map(\.id)
    let panels = try library.panels(
      of: (CountryBrief.indicators + CountryBrief.parts + AtlasTables.indicators + asked).uniqued())
    self.panels = panels
    own = options.indicators.compactMap { indicator in
      Publication.isFreedomHouse(indicator.publication) ? nil : panels[indicator.id]
    }
    provenance = Dictionary(
      grouping: try library.database.provenance(
        of: (CountryBrief.indicators + CountryBrief.parts + asked).uniqued()), by: \.entity)
  }

  /// The files that anything shown was read from.
  var fileNames: Set<String> { Set(provenance.values.joined().map(\.file)) }

  /// Who and when.
  var title: String {
    let who = [
      options.region, options.group.map { GroupMembership.title(ofGroup: $0.lowercased()) },
    ]
    .compactMap(\.self).joined(separator: ", ")
    return "Freedom in the World" + (who.isEmpty ? "" : ": \(who)")
  }

  /// All with a status in an edition wanted, by name.
  func entries() throws -> [Atlas.Entry] {
    guard let statuses = panels["fiw.status"] else { return [] }
    let columns = Scope(membership: membership, from: options.from, to: options.to)
      .columns(of: statuses)
    let shared = CountryBrief.indicators.compactMap { panels[$0] }
      .map { $0.keepingEditions(since: options.from) }
    let parts = CountryBrief.parts.compactMap { panels[$0] }
      .map { $0.keepingEditions(since: options.from) }
    let rows = statuses.entities.indices.sorted {
      statuses.entities[$0].sortName < statuses.entities[$1].sortName
    }
    let thresholds = SimulatedThresholds()
    return try rows.compactMap { row in
      let entity = statuses.entities[row]
      let rated = columns.last { column in
        statuses.value(row, column) != nil
          && membership.includes(entity, in: statuses.editions[column])
      }
      guard let rated else { return nil }
      var materials = CountryBrief.Materials(
        panels: PanelSet(
          shared + parts.map { Panel(of: row, in: $0) }, links: panels.links))
      materials.thresholds = thresholds
      materials.hasPublishedNames = library.naming.language == .freedomHouse
      materials.predecessors = links(register.predecessors(of: entity.id), \.predecessor)
      materials.successors = links(register.successors(of: entity.id), \.successor)
      materials.groups = groups.all
      materials.own = own.map { $0.series(row) }
      let read = provenance[entity.id] ?? []
      for place in read where place.trust != .official {
        let known = materials.thirdParties[place.edition] ?? place.trust
        materials.thirdParties[place.edition] = max(known, place.trust)
      }
      let brief = try CountryBrief(
        of: entity, from: materials, edition: statuses.editions[rated].year)
      return Atlas.Entry(
        brief: brief,
        files: Dictionary(grouping: read, by: \.edition.publication)
          .mapValues { Set($0.map(\.file)).sorted() },
        citations: try library.citations(
          of: library.used(by: [brief]), version: options.version
        ).map(\.sentence))
    }
  }

  private func links(
    _ links: [EntityLink], _ other: (EntityLink) -> String
  ) -> [CountryBrief.Link] {
    links.compactMap { link in
      register[id: other(link)].map { CountryBrief.Link(entity: $0, date: link.date) }
    }
  }
}

extension GroupRegister {
  /// The groups as memberships under their plain names.
  var all: [Membership] {
    names.compactMap { name in
      membership(of: name).map { membership in
        Membership(name: name) { membership.includes($0, in: $1) }
      }
    }
  }
}

extension Panel {
  /// One row of a panel as a panel.
  fileprivate init(of row: Int, in panel: Panel) {
    let series = panel.series(row)
    self.init(
      indicator: series.indicator, entities: [series.entity], editions: series.editions,
      values: series.values)
  }

  /// The panel without the editions before a year.
  fileprivate func keepingEditions(since year: Int?) -> Panel {
    guard let year else { return self }
    return keeping(columns: editions.indices.filter { editions[$0].year >= year })
  }
}

extension RatingsLibrary {
  /// The map of an atlas: the tiles of all entities in it.
  func tiles(of atlas: Atlas) throws -> [Atlas.Tile] {
    let register = try register()
    return try Datasets(in: .find()).mapGround()
      .histories(of: atlas.statuses, entities: register.entities, links: register.links)
      .map { tile in
        Atlas.Tile(
          id: tile.id, code: tile.code, column: tile.column, row: tile.row, owners: tile.owners)
      }
  }
}

extension RatingsLibrary {
  /// The values that an atlas shows, as files for other programs, and each of its tables.
  ///
  /// - Parameters:
  ///   - atlas: The atlas.
  ///   - options: What was chosen for it.
  ///   - files: The names of the files that the values were read from.
  /// - Returns: The files.
  /// - Throws: A `StoreError`.
  func downloads(
    of atlas: Atlas, _ options: AtlasOptions, from files: Set<String>
  ) throws -> [Atlas.Download] {
    let catalog = try database.catalog().indicators.filter { !$0.isComputed }
    let shown = catalog.filter { indicator in
      Publication.isFreedomHouse(indicator.publication)
        || options.indicators.contains { $0.id == indicator.id }
    }
    let headline = shown.filter { indicator in
      CountryBrief.indicators.contains(indicator.id)
        || options.indicators.contains { $0.id == indicator.id }
    }
    var selection = ExportSelection(
      entities: atlas.entries.map(\.brief.entity).sorted { $0.id < $1.id }, indicators: headline,
      years: YearChoice(from: options.from, to: options.to))
    if options.region != nil || options.group != nil { selection.membership = atlas.membership }
    let tidy = try ResultTable.tidy(series(selection))
    selection.indicators = shown
    let package = try package(selection, version: options.version, from: files)
    return [
      Atlas.Download(
        name: "ratings.csv",
        summary: "Statuses, ratings and totals, one a row, with the cell that each was read from",
        bytes: CSVFormat.render(tidy, options: ExportOptions())),
      Atlas.Download(
        name: "ratings.zip",
        summary: "All published values with codebook, sources and citations: a data package, "
          + "which freedom import reads", bytes: package.archive()),
    ]
      + atlas.tables.map { table in
        Atlas.Download(
          name: table.name + ".csv", summary: table.heading,
          bytes: CSVFormat.render(table.table, options: ExportOptions()))
      }
  }
}
