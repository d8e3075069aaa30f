internal import FreedomModel

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
