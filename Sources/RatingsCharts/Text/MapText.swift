internal import DisplayText
internal import FreedomModel

/// Draws the tiles of a map in text: two letters, a shade and the letter of the status. Where there
/// is no space for tiles the areas are listed.
struct MapText {
  /// How much space a tile has.
  private enum Layout {
    /// One line a row of tiles: `KZ░N `.
    case wide
    /// Two lines a row of tiles, `KZ ` over `░N `.
    case square
    /// Two lines a row of tiles, those of even columns in the second: `KZ░N`.
    case bricks

    /// Cells from one column of tiles to the next.
    var step: Int {
      switch self {
      case .wide: 5
      case .square: 3
      case .bricks: 2
      }
    }
    /// Cells that a tile needs.
    var tile: Int { self == .square ? 2 : 4 }
    var lines: Int { self == .wide ? 1 : 2 }
  }

  private let areas: [AreaMark]
  private let key: [KeyEntry]
  private let width: Int
  private let glyphs: Glyphs
  private let lettering: ChartText
  private let layout: Layout?

  init?(_ plot: Plot, key: [KeyEntry], width: Int, glyphs: Glyphs, lettering: ChartText) {
    areas = plot.areas
    guard !areas.isEmpty else { return nil }
    self.key = key
    self.width = width
    self.glyphs = glyphs
    self.lettering = lettering
    let columns = areas.flatMap(\.cells).map(\.place.column).max() ?? 0
    layout =
      columns == 0
      ? nil
      : [Layout.wide, .square, .bricks].first { ($0.step * (columns - 1)) + $0.tile <= width }
  }

  /// Whether there is no room for tiles.
  var isList: Bool { layout == nil }

  func lines() -> [TextLine] {
    guard let layout else { return list() }
    var rows: [[(column: Int, cell: AreaMark.Cell, area: AreaMark)]] = []
    for area in areas {
      for cell in area.cells {
        while rows.count < cell.place.row { rows.append([]) }
        rows[cell.place.row - 1].append((cell.place.column, cell, area))
      }
    }
    return rows.flatMap { row in
      (0..<layout.lines).map { number in
        var line = TextLine()
        for tile in row.sorted(by: { $0.column < $1.column })
        where layout != .bricks || (tile.column + 1) % 2 == number {
          line.pad(to: (tile.column - 1) * layout.step)
          let code = code(tile.cell, of: tile.area)
          let sign = sign(tile.area)
          let ink = tile.area.isUnrated ? TextStyle.faint : tile.area.parts[0].fill.ink
          switch layout {
          case .square: line.append(number == 0 ? code : sign, ink)
          case .wide, .bricks: line.append(code + sign, ink)
          }
        }
        return line
      }
    }
  }

  private func code(_ cell: AreaMark.Cell, of area: AreaMark) -> String {
    let code = lettering.clean(cell.code)
    return area.isTerritory ? code.lowercased() : code
  }

  /// Two characters for what an area shows, or the letters of both its halves.
  private func sign(_ area: AreaMark) -> String {
    guard area.parts.count > 1 else { return MapText.sign(area.parts[0].fill, glyphs) }
    return area.parts.prefix(2).map { String(MapText.sign($0.fill, glyphs).last ?? " ") }.joined()
  }

  /// A shade with a letter, or two signs.
  static func sign(_ fill: Fill, _ glyphs: Glyphs) -> String {
    switch fill {
    case .status(let status): String(glyphs.pattern(status)) + status.code.prefix(1)
    case .level(let level): String(repeating: String(glyphs.shade(level)), count: 2)
    case .change(let step): glyphs.change(step)
    case .missing: "? "
    case .unrated: "_ "
    case .territory: "ab"
    case .plain: "  "
    }
  }

  // MARK: The list

  /// Everyone by name under what they are shown as.
  private func list() -> [TextLine] {
    key.flatMap { entry -> [TextLine] in
      let group = entry.fill.group
      let parts = areas.flatMap(\.parts).filter { $0.fill.group == group }
      guard !parts.isEmpty, entry.fill != .unrated, entry.fill != .territory else { return [] }
      let names = parts.map { part in
        switch part.fill {
        case .level, .change: "\(part.entity.name) \(part.text)"
        case .status, .missing, .unrated, .territory, .plain: part.entity.name
        }
      }
      let separator = names.contains { $0.contains(",") } ? "; " : ", "
      let heading = lettering.wrapped(lettering.clean(entry.text), to: width, indent: 0)
      let text = lettering.clean(names.joined(separator: separator))
      return heading.map { TextLine($0, entry.fill.ink) }
        + lettering.wrapped(text, to: max(1, width - 2)).map { TextLine("  " + $0) }
    }
  }
}

extension Fill {
  /// The fill that stands for this one in a key: shades have five.
  var group: Fill {
    if case .level(let level) = self {
      .level((Double(Shades.step(level)) + 0.5) / Double(Shades.count))
    } else {
      self
    }
  }
}

extension Glyphs {
  /// Two signs for a great change, one for a medium one, a hollow one for a small one.
  fileprivate func change(_ step: Int) -> String {
    if step == 0 { return "= " }
    let (full, hollow) =
      isASCII
      ? (step > 0 ? "+" : "-", step > 0 ? "+." : "-.")
      : (step > 0 ? "▲" : "▼", step > 0 ? "△ " : "▽ ")
    return switch abs(step) {
    case 1: hollow
    case 2: full + " "
    default: full + full
    }
  }
}
