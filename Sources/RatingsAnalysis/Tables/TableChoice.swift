/// What can be chosen about some summary tables only.
public enum TableChoice: Sendable, Hashable {
  /// ``TableOptions/regions``: whether it is made by region.
  case regions
  /// ``TableOptions/top``: how many rows it has.
  case top
  /// ``TableOptions/bound``: the figure it goes to.
  case bound
  /// ``TableOptions/span``: how many editions back it looks.
  case span
  /// ``TableOptions/showsShares``: whether it shows shares.
  case shares
  /// ``TableOptions/method``: how gains and declines are told.
  case method
  /// ``TableOptions/isReversed``: whether scores of which lower is freer are reversed.
  case reversed
}
