/// The series of one sheet, by indicator and entity: a table that grows as needed.
struct SeriesNumbers {
  private var numbers: [[Int32]] = []

  subscript(indicator: Int, entity: Int) -> Int32? {
    get {
      guard indicator < numbers.count, entity < numbers[indicator].count else { return nil }
      let number = numbers[indicator][entity]
      return number == 0 ? nil : number
    }
    set {
      while numbers.count <= indicator { numbers.append([]) }
      while numbers[indicator].count <= entity { numbers[indicator].append(0) }
      numbers[indicator][entity] = newValue ?? 0
    }
  }
}
