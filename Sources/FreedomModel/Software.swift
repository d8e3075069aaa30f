/// This software, as the files that it writes name it.
public enum Software {
  /// The name.
  public static let name = "freedom-ratings"
  /// The version: this is the one place where it is.
  public static let version = "0.2.0"

  /// Both, such as `freedom-ratings 0.2.0`: what databases, data packages and workbooks say of who
  /// wrote them.
  public static let title = "\(name) \(version)"
}
