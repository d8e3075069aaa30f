package import FreedomModel

extension ResultTable.Column {
  package static let id = ResultTable.Column("id", .string, description: "The entity's code")
  package static let entityName = ResultTable.Column(
    "name", .string, description: "The entity's name")
  /// The role can change from edition to edition: that of Kosovo did.
  package static let kind = ResultTable.Column(
    "kind", .string, description: "Country or territory in that edition")
  package static let publication = ResultTable.Column(
    "publication", .string, description: "The publication's short name")
  package static let indicator = ResultTable.Column(
    "indicator", .string, description: "What is measured")
  package static let indicatorID = ResultTable.Column(
    "indicator", .string, description: "The indicator's id")
  package static let edition = ResultTable.Column(
    "edition", .string, description: "The edition as published")
  package static let year = ResultTable.Column(
    "year", .integer, description: "The year that stands for the edition")
  package static let coverageStart = ResultTable.Column(
    "coverage_start", .date, description: "First day of the period judged")
  package static let coverageEnd = ResultTable.Column(
    "coverage_end", .date, description: "Last day of the period judged")
  package static let region = ResultTable.Column(
    "region", .string, description: "Freedom House's region")
  package static let direction = ResultTable.Column(
    "direction", .string,
    description: "improved is freer, declined less free; rose, fell: direction not declared")
}
