internal import FreedomModel
internal import RatingsAnalysis

extension ResultTable.Column {
  static let id = ResultTable.Column("id", .string, description: "The entity's code")
  static let entityName = ResultTable.Column("name", .string, description: "The entity's name")
  static let indicator = ResultTable.Column(
    "indicator", .string, description: "What is measured")
  static let edition = ResultTable.Column(
    "edition", .string, description: "The edition as published")
  static let year = ResultTable.Column(
    "year", .integer, description: "The year that stands for the edition")
  static let region = ResultTable.Column(
    "region", .string, description: "Freedom House's region")
  static let direction = ResultTable.Column(
    "direction", .string,
    description: "improved is freer, declined less free; rose, fell: direction not declared")
}

extension Indicator {
  /// The label inside of a title; that of a user's own publication is as it was written.
  var labelInTitle: String {
    Publication.isFreedomHouse(publication) ? label.lowercasedFirst : label
  }
}

extension Sequence<Panel.Split> {
  /// One sentence for each rating that was published in two and that a result leaves out.
  package var notes: [String] {
    map { split in
      """
      \(split.entity.name) has two ratings in the edition \(split.edition.label), for two parts of \
      its people, and no single one: it is left out there.
      """
    }
  }
}
