/// A linear model fitted by ordinary least squares.
struct LeastSquares {
  /// One coefficient a column of the model.
  let coefficients: [Double]
  /// What the model leaves of each value.
  let residuals: [Double]
  /// The inverse of X'X.
  let inverse: [[Double]]
  private let rows: [[Double]]

  /// How many values there are more than coefficients.
  var degreesOfFreedom: Int { residuals.count - coefficients.count }

  /// Fits values to the rows of a model, one a value; `nil` where a column follows from the others.
  ///
  /// By Gram and Schmidt's method, each column twice, so that rounding does not make columns that
  /// nearly agree look independent.
  init?(_ rows: [[Double]], _ values: [Double]) {
    guard let width = rows.first?.count, rows.count >= width, rows.count == values.count else {
      return nil
    }
    var basis: [[Double]] = []
    var triangle = Array(repeating: Array(repeating: 0.0, count: width), count: width)
    for column in 0..<width {
      var rest = rows.map { $0[column] }
      let length = Self.length(rest)
      for _ in 0..<2 {
        for (place, direction) in basis.enumerated() {
          let share = Self.product(direction, rest)
          triangle[place][column] += share
          for row in rest.indices { rest[row] -= share * direction[row] }
        }
      }
      let left = Self.length(rest)
      guard left > 1e-12 * length else { return nil }
      triangle[column][column] = left
      basis.append(rest.map { $0 / left })
    }
    var inverted = Array(repeating: Array(repeating: 0.0, count: width), count: width)
    for column in 0..<width {
      for row in stride(from: column, through: 0, by: -1) {
        let known = (row + 1..<width).reduce(0) { $0 + triangle[row][$1] * inverted[$1][column] }
        inverted[row][column] = ((row == column ? 1 : 0) - known) / triangle[row][row]
      }
    }
    let shares = basis.map { Self.product($0, values) }
    let coefficients = inverted.map { Self.product($0, shares) }
    self.rows = rows
    self.coefficients = coefficients
    inverse = inverted.map { one in inverted.map { Self.product(one, $0) } }
    residuals = zip(rows, values).map { $1 - Self.product($0, coefficients) }
  }

  /// The covariance of the coefficients where residuals resemble those before them: Newey and West
  /// 1987, with Bartlett's weights and the correction n / (n - k) for small samples, as the
  /// covariance `HAC` of statsmodels with `use_correction`.
  ///
  /// - Parameter lag: How many values back residuals count.
  /// - Returns: The covariance matrix.
  func neweyWest(lag: Int) -> [[Double]] {
    let scores = zip(rows, residuals).map { row, residual in row.map { $0 * residual } }
    let width = coefficients.count
    var middle = Array(repeating: Array(repeating: 0.0, count: width), count: width)
    for distance in 0...min(lag, scores.count - 1) {
      let weight = 1 - Double(distance) / Double(lag + 1)
      for (earlier, later) in zip(scores, scores.dropFirst(distance)) {
        for row in 0..<width {
          for column in 0..<width {
            let once = earlier[row] * later[column]
            let both = distance == 0 ? once : once + later[row] * earlier[column]
            middle[row][column] += weight * both
          }
        }
      }
    }
    let correction = Double(residuals.count) / Double(degreesOfFreedom)
    let half = inverse.map { row in
      (0..<width).map { column in
        (0..<width).reduce(0) { $0 + row[$1] * middle[$1][column] }
      }
    }
    return half.map { row in inverse.map { correction * Self.product(row, $0) } }
  }

  private static func product(_ one: [Double], _ other: [Double]) -> Double {
    zip(one, other).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private static func length(_ vector: [Double]) -> Double { product(vector, vector).squareRoot() }
}

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
