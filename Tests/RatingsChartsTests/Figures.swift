import FreedomModel

@testable import RatingsCharts

/// Published values of a few countries, editions 1973 to 2025, one character an edition.
///
/// Freedom House, Freedom in the World: political rights, civil liberties, status (F, P for PF, N for
/// NF), `-` for not rated. South Africa's edition 1973 had two ratings and is left out here.
struct Figures {
  let id: String
  let name: String
  let politicalRights: String
  let civilLiberties: String
  let status: String

  static let hungary = Figures(
    id: "HUN", name: "Hungary",
    politicalRights: "6666666666665555422211111111111111111111122333333333",
    civilLiberties: "6666655555555544322222222222222111111122222223333333",
    status: "NNNNNNNNNNNPPPPPPFFFFFFFFFFFFFFFFFFFFFFFFFFFFPPPPPPP")
  static let kazakhstan = Figures(
    id: "KAZ", name: "Kazakhstan",
    politicalRights: "------------------5566666666666666666666666777777777",
    civilLiberties: "------------------4545555555555555555555555555555555",
    status: "------------------PPPNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNN")
  static let kyrgyzstan = Figures(
    id: "KGZ", name: "Kyrgyzstan",
    politicalRights: "------------------5454444556666655556555555555577777",
    civilLiberties: "------------------4233444555555544445555555554455555",
    status: "------------------PPPPPPPPPNNNNNPPPPNPPPPPPPPPPNNNNN")
  static let turkey = Figures(
    id: "TUR", name: "Turkey",
    politicalRights: "3222222255433322322245544444433333333333333455555555",
    civilLiberties: "4433333355555444344445555555544333333334444566666666",
    status: "PPFFFFFFPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPNNNNNNNN")
  static let uzbekistan = Figures(
    id: "UZB", name: "Uzbekistan",
    politicalRights: "------------------6677777777777777777777777777777777",
    civilLiberties: "------------------5677766666666677777777777776666666",
    status: "------------------PNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNN")
  static let tajikistan = Figures(
    id: "TJK", name: "Tajikistan",
    politicalRights: "------------------5677776666666666666666667777777777",
    civilLiberties: "------------------5677776666655555555556666666666777",
    status: "------------------PNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNN")
  static let turkmenistan = Figures(
    id: "TKM", name: "Turkmenistan",
    politicalRights: "------------------6777777777777777777777777777777777",
    civilLiberties: "------------------5677777777777777777777777777777777",
    status: "------------------PNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNNN")
  static let poland = Figures(
    id: "POL", name: "Poland",
    politicalRights: "6666666667666655422222111111111111111111111112222222",
    civilLiberties: "6666655545555555322222222222222111111111111222222222",
    status: "NNNNNNPPPNPPPPPPPFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF")
  static let eastGermany = Figures(
    id: "DDR", name: "East Germany",
    politicalRights: "77777777777777776-----------------------------------",
    civilLiberties: "77777766777666666-----------------------------------",
    status: "NNNNNNNNNNNNNNNNN-----------------------------------")
  static let southAfrica = Figures(
    id: "ZAF", name: "South Africa",
    politicalRights: "-444455555555555655552111111111112222222222222222222",
    civilLiberties: "-555566666666666544443222222222222222222222222222222",
    status: "-PPPPPPPPNPPPPPPPPPPPFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF")
}

extension Figures {
  var entity: Entity { Entity(id: id, name: name, kind: .country) }

  /// The 52 editions of *Freedom in the World* from 1973 to 2025; there is none of 1983.
  static let editions: [Edition] = (1973...2025).compactMap { year in
    switch year {
    case 1983: nil
    case 1982:
      Edition(
        publication: "fiw", year: 1982, label: "1982",
        coverageStart: CalendarDate(year: 1981, month: 1, day: 1),
        coverageEnd: CalendarDate(year: 1982, month: 8, day: 31))
    default: Edition(publication: "fiw", year: year, coverageYear: year - 1)
    }
  }

  static func indicator(_ id: String) -> Indicator {
    IndicatorCatalog()[id]
      ?? Indicator(id: id, publication: "own", label: id, measure: .figure, direction: .higher)
  }

  private static func digits(_ text: String) -> [Double?] {
    text.map { $0.wholeNumberValue.map(Double.init) }
  }

  /// The mean of the two ratings.
  var ratings: Series {
    let means = zip(Figures.digits(politicalRights), Figures.digits(civilLiberties)).map {
      rights, liberties in rights.flatMap { rights in liberties.map { (rights + $0) / 2 } }
    }
    return Series(
      entity: entity, indicator: Figures.indicator("fiw.rating"), editions: Figures.editions,
      numbers: means)
  }

  /// The political rights rating.
  var rights: Series {
    Series(
      entity: entity, indicator: Figures.indicator("fiw.pr"), editions: Figures.editions,
      numbers: Figures.digits(politicalRights))
  }

  /// The status.
  var statuses: Series {
    Series(
      entity: entity, indicator: Figures.indicator("fiw.status"), editions: Figures.editions,
      numbers: status.map { ["F": 2, "P": 1, "N": 0][$0] })
  }

  /// The total scores of the editions 2013 to 2025.
  static func totals(_ name: String, _ id: String, _ scores: [Double?]) -> Series {
    Series(
      entity: Entity(id: id, name: name, kind: .country), indicator: indicator("fiw.total"),
      editions: (2013..<2013 + scores.count).map {
        Edition(publication: "fiw", year: $0, coverageYear: $0 - 1)
      }, numbers: scores)
  }

  static let hungaryTotals = totals(
    "Hungary", "HUN", [88, 88, 82, 79, 76, 72, 70, 70, 69, 69, 66, 65, 65])
  static let turkeyTotals = totals(
    "Turkey", "TUR", [61, 60, 55, 53, 38, 32, 31, 32, 32, 32, 32, 33, 33])
  static let gambiaTotals = totals(
    "The Gambia", "GMB", [23, 21, 20, 18, 20, 41, 45, 46, 46, 47, 48, 50, 50])
}
