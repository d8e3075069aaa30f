/// Linear equations whose matrix is symmetric and positive definite, such as a covariance.
enum SymmetricSystem {
  /// The quadratic form of a vector with the inverse of a matrix; `nil` where the matrix has none.
  ///
  /// By Cholesky's factors: the form is the squared length of the vector that the lower factor
  /// turns into this one.
  static func inverseForm(_ vector: [Double], _ matrix: [[Double]]) -> Double? {
    let size = vector.count
    var factor = Array(repeating: Array(repeating: 0.0, count: size), count: size)
    var form = 0.0
    var solved: [Double] = []
    for row in 0..<size {
      for column in 0...row {
        var rest = matrix[row][column]
        for place in 0..<column { rest -= factor[row][place] * factor[column][place] }
        if row != column {
          factor[row][column] = rest / factor[column][column]
        } else {
          // What is left of a variance that follows from the others is rounding.
          guard rest > matrix[row][row] * 1e-12 else { return nil }
          factor[row][row] = rest.squareRoot()
        }
      }
      var rest = vector[row]
      for place in 0..<row { rest -= factor[row][place] * solved[place] }
      solved.append(rest / factor[row][row])
      form += solved[row] * solved[row]
    }
    return form
  }
}
