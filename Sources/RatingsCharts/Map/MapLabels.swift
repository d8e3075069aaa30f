internal import FreedomModel

/// The sentences of a map: title, key, notes and the map in words.
struct MapLabels {
  private let values: MapValues
  private let areas: MapAreas
  private let options: ChartOptions
  private let parts: [AreaMark.Part]
  private let indicator: Indicator?
  private let tiled: Set<String>

  init(_ values: MapValues, _ areas: MapAreas, options: ChartOptions) {
    self.values = values
    self.areas = areas
    self.options = options
    parts = values.parts.values.sorted { $0.entity.sortName < $1.entity.sortName }
    indicator = values.series.first?.indicator
    tiled = Set(options.map.ground.tiles.map(\.id))
  }

  private var isMap: Bool { !options.map.ground.tiles.isEmpty }
  private var isOutlines: Bool { options.map.projection == .equalEarth }
  private var isStatus: Bool { indicator?.measure == .status }

  var title: ChartTitle {
    var what = indicator.map { ChartTitle.what([$0]) } ?? "No series"
    if let who = options.who { what += ": \(who)" }
    guard let year = values.year else { return ChartTitle(what, when: "", options: options) }
    guard values.steps != nil, let from = options.map.from else {
      return ChartTitle(what, when: name(of: year), options: options)
    }
    return ChartTitle(what, when: "change from \(from) to \(year)", options: options)
  }

  /// The label of the edition, such as `1991-92`; those of the seventies have a long name.
  private func name(of year: Int) -> String {
    guard options.years == .edition, let label = values.edition?.label, label.utf8.count <= 7 else {
      return "\(year)"
    }
    return label
  }

  var subtitle: String {
    let scale =
      isStatus || values.steps != nil
      ? "" : ChartLabels.scale(values.scale, values.series, freerAt: "darkest")
    return [scale, ChartLabels.years(options.years, isOne: values.steps == nil)].filter {
      !$0.isEmpty
    }.joined(separator: "; ")
  }

  var key: [KeyEntry] {
    var key: [KeyEntry]
    if let steps = values.steps {
      key = steps.key.filter { step, _ in
        step == 0 || parts.contains { $0.fill == .change(step) }
      }.map { step, text in counted(.change(step), text) }
    } else if isStatus {
      key = FreedomStatus.freestFirst.map { counted(.status($0), $0.label) }
    } else {
      let isWhole = values.series.allSatisfy { one in
        one.numbers.allSatisfy { $0.map { $0 == $0.rounded() } ?? true }
      }
      key = Shades.key(values.scale, isWhole: isWhole)
    }
    if parts.contains(where: { $0.fill == .missing }) { key.append(counted(.missing, "no value")) }
    if areas.marks.contains(where: \.isUnrated) {
      key.append(KeyEntry(.unrated, options.map.shadesPart ? "others" : "not rated"))
    }
    if parts.contains(where: { $0.kind == .territory }) {
      key.append(KeyEntry(.territory, "territory"))
    }
    return key
  }

  /// `Free: 88 countries, 1 territory`.
  private func counted(_ fill: Fill, _ text: String) -> KeyEntry {
    let same = parts.filter { $0.fill == fill }
    let countries = same.count { $0.kind == .country }
    let territories = same.count - countries
    let counts = [
      territories > 0 && countries == 0
        ? nil : "\(countries) \(countries == 1 ? "country" : "countries")",
      territories == 0 ? nil : "\(territories) \(territories == 1 ? "territory" : "territories")",
    ]
    return KeyEntry(fill, "\(text): \(counts.compactMap(\.self).joined(separator: ", "))")
  }

  // MARK: Notes

  var notes: [String] {
    let missing = parts.filter { $0.fill == .missing }.map(\.entity.name)
    var notes = values.notes
    if !missing.isEmpty, missing.count <= 12 {
      notes.append("No value: \(ChartLabels.sentenceEnd(of: missing))")
    }
    if !values.compared.isEmpty {
      notes.append(
        "Compared with the state before it: \(ChartLabels.sentenceEnd(of: values.compared))")
    }
    guard isMap else { return notes }
    let former = areas.marks.filter {
      $0.parts.count == 1 && !$0.isUnrated && isFormer($0.parts[0].entity.id)
    }
    .map { $0.parts[0].entity.name }
    if !former.isEmpty {
      notes.append(
        "Shown on the areas of those that followed: \(ChartLabels.sentenceEnd(of: former))")
    }
    let shared = areas.marks.filter { $0.parts.count > 1 }.map(\.label)
    if !shared.isEmpty {
      let shape = isOutlines ? "dot" : "tile"
      notes.append("Two in one \(shape): \(shared.joined(separator: ". ")).")
    }
    if !areas.placeless.isEmpty {
      notes.append(
        "Not on the map: \(ChartLabels.sentenceEnd(of: areas.placeless.map(\.label)))")
    }
    return notes + (isOutlines ? [credit] : codes)
  }

  private var credit: String {
    "Equal Earth projection. Outlines: Natural Earth; they say nothing about who owns what. "
      + "Places of dots: Gapminder, CC BY 4.0, and for some territories our own."
  }

  /// Codes of territories that are not countries of ISO 3166.
  private var codes: [String] {
    let own = areas.marks.filter { $0.parts.count == 1 && !$0.isUnrated }.compactMap {
      area -> String? in
      let entity = area.parts[0].entity
      guard let code = area.cells.first?.code, entity.iso2 != code, !isFormer(entity.id) else {
        return nil
      }
      return "\(area.isTerritory ? code.lowercased() : code) \(entity.name)"
    }
    return own.isEmpty ? [] : ["Codes of our own: \(ChartLabels.sentenceEnd(of: own))"]
  }

  /// Whether an entity has neither a tile nor an outline of its own.
  private func isFormer(_ id: String) -> Bool {
    !tiled.contains(id)
  }

  // MARK: The map in words

  var description: String {
    guard let year = values.year, let indicator, !parts.isEmpty else { return "No values to draw." }
    if let steps = values.steps { return changes(steps, to: year) }
    if isStatus {
      let counts = FreedomStatus.freestFirst.map { status in
        "\(parts.count { $0.fill == .status(status) }) \(status.label)"
      }
      return "\(indicator.label) in \(year): \(counts.joined(separator: ", ")). "
        + FreedomStatus.freestFirst.map { status in
          let names = parts.filter { $0.fill == .status(status) }.map(\.entity.name)
          return names.isEmpty ? "" : "\(status.label): \(ChartLabels.sentenceEnd(of: names))"
        }.filter { !$0.isEmpty }.joined(separator: " ")
    }
    let ranked = parts.compactMap { part -> (name: String, level: Double)? in
      guard case .level(let level) = part.fill else { return nil }
      return ("\(part.entity.name) \(part.text)", level)
    }.sorted { ($1.level, $0.name) < ($0.level, $1.name) }
    return ChartLabels.ranking(ranked.map(\.name), indicator.label, year, by: indicator)
  }

  private func changes(_ steps: ChangeSteps, to year: Int) -> String {
    let ways = values.changes.compactMap { id, way in
      values.parts[id].map { (name: $0.entity.name, text: $0.text, way: way) }
    }.sorted { ($1.way, $0.name) < ($0.way, $1.name) }
    let (up, down) = (ways.filter { $0.way > 0 }, ways.filter { $0.way < 0 })
    let what =
      "\(up.count) \(steps.word(isUp: true)), \(down.count) \(steps.word(isUp: false)), "
      + "\(ways.count - up.count - down.count) unchanged."
    func list(_ word: String, _ few: some Sequence<(name: String, text: String, way: Double)>)
      -> String
    {
      let names = few.map { "\($0.name) \($0.text)" }
      return names.isEmpty ? "" : " \(word) most: \(names.joined(separator: "; "))."
    }
    let deepest = down.sorted { ($0.way, $0.name) < ($1.way, $1.name) }
    return what + list(steps.word(isUp: true).capitalizedFirst, up.prefix(5))
      + list(steps.word(isUp: false).capitalizedFirst, deepest.prefix(5))
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
