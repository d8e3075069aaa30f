internal import Platform

/// The Equal Earth projection of Šavrič, Patterson and Jenny (2018), in which areas keep their
/// sizes.
enum EqualEarth {
  /// The meridian in the middle: the cut opposite to it goes through the Bering Strait.
  static let middle = 11.0

  /// Where a place is, degrees east and north; the radius of the sphere is 1.
  static func point(_ place: MapPoint) -> MapPoint {
    let radians = Double.pi / 180
    let half = 3.0.squareRoot() / 2
    let angle = Mathematics.arcsine(half * Mathematics.sine(place.y * radians))
    let square = angle * angle
    let sixth = square * square * square
    let slope = a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square)
    return MapPoint(
      x: (place.x - middle) * radians * Mathematics.cosine(angle) / (half * slope),
      y: angle * (a1 + a2 * square + sixth * (a3 + a4 * square)))
  }

  private static let (a1, a2, a3, a4) = (1.340264, -0.081106, 0.000893, 0.003796)
}
