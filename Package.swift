// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// scripts/fuzz asks for it: a program for libFuzzer, which a plain build has not.
let fuzz: [Target] =
  Context.environment["FREEDOM_FUZZ"] == nil
  ? []
  : [
    .executableTarget(
      name: "freedom-fuzz",
      dependencies: [
        "DisplayText", "FreedomModel", "FreedomTestSupport", "RatingsCharts", "RatingsImport",
        "TabularFiles",
      ], path: "Tests/Fuzz", swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])])
  ]

let package = Package(
  name: "freedom-ratings",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "freedom", targets: ["freedom"]),
    .library(name: "FreedomRatings", targets: ["FreedomRatings"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),

    .target(name: "SQLite", dependencies: ["CSQLite"], swiftSettings: strict),
    .target(name: "Platform", swiftSettings: strict),
    .target(name: "DisplayText", swiftSettings: strict),
    .target(name: "FreedomModel", swiftSettings: strict),
    .target(
      name: "TabularFiles", dependencies: ["Platform", "DisplayText", "CZlib", "CExpat"],
      swiftSettings: strict),

    .target(
      name: "RatingsImport", dependencies: ["FreedomModel", "TabularFiles", "DisplayText"],
      swiftSettings: strict),
    .target(
      name: "RatingsStore",
      dependencies: ["FreedomModel", "DisplayText", "Platform", "SQLite"],
      swiftSettings: strict),

    .target(
      name: "RatingsAnalysis", dependencies: ["FreedomModel", "Platform"], swiftSettings: strict),
    .target(
      name: "RatingsTables", dependencies: ["FreedomModel", "RatingsAnalysis"],
      swiftSettings: strict),
    .target(
      name: "RatingsCharts", dependencies: ["FreedomModel", "DisplayText", "Platform"],
      swiftSettings: strict),
    .target(
      name: "RatingsExport",
      dependencies: ["FreedomModel", "TabularFiles", "DisplayText", "Platform"],
      swiftSettings: strict),

    .target(
      name: "RatingsPages",
      dependencies: [
        "FreedomModel", "DisplayText", "RatingsAnalysis", "RatingsCharts", "RatingsExport",
      ], swiftSettings: strict),

    .target(
      name: "FreedomRatings",
      dependencies: [
        "FreedomModel", "TabularFiles", "RatingsImport", "RatingsStore", "RatingsAnalysis",
        "RatingsTables", "RatingsCharts", "RatingsExport", "DisplayText",
        "Platform",
      ],
      swiftSettings: strict),

    .target(
      name: "FreedomCommands",
      dependencies: [
        "FreedomModel", "TabularFiles", "RatingsImport", "RatingsStore", "RatingsAnalysis",
        "RatingsTables", "RatingsCharts", "RatingsExport", "RatingsPages", "FreedomRatings",
        "DisplayText", "Platform",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(name: "freedom", dependencies: ["FreedomCommands"], swiftSettings: strict),

    // Simulates what tests and limits are worth, for docs/methods.md; no product exports it.
    .executableTarget(
      name: "freedom-simulation", dependencies: ["FreedomModel", "RatingsAnalysis"],
      path: "Sources/FreedomSimulation", swiftSettings: strict),

    // Writes docs/reference, the manual page and the gallery; no product exports it.
    .executableTarget(
      name: "freedom-reference", path: "Sources/FreedomReference", swiftSettings: strict),

    .target(
      name: "FreedomTestSupport", dependencies: ["FreedomModel", "DisplayText"],
      path: "Tests/FreedomTestSupport", swiftSettings: strict),
    .testTarget(
      name: "PlatformTests", dependencies: ["Platform", "FreedomTestSupport"], swiftSettings: strict
    ),
    .testTarget(
      name: "PlainEnglishTests", dependencies: ["FreedomTestSupport"], exclude: ["StopList.tsv"],
      swiftSettings: strict),
    .testTarget(
      name: "DisplayTextTests", dependencies: ["DisplayText", "FreedomTestSupport"],
      swiftSettings: strict),
    .testTarget(name: "SQLiteTests", dependencies: ["SQLite"], swiftSettings: strict),
    .testTarget(
      name: "FreedomModelTests", dependencies: ["FreedomModel", "FreedomTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "TabularFilesTests", dependencies: ["TabularFiles", "FreedomTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "RatingsImportTests",
      dependencies: ["FreedomModel", "TabularFiles", "RatingsImport", "FreedomTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "RatingsStoreTests",
      dependencies: ["FreedomModel", "Platform", "RatingsStore", "SQLite"],
      swiftSettings: strict),
    .testTarget(
      name: "RatingsAnalysisTests",
      dependencies: ["FreedomModel", "RatingsAnalysis", "RatingsTables", "FreedomTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "RatingsChartsTests",
      dependencies: ["FreedomModel", "DisplayText", "RatingsCharts", "FreedomTestSupport"],
      exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "RatingsExportTests",
      dependencies: [
        "FreedomModel", "TabularFiles", "DisplayText", "Platform", "RatingsExport",
        "FreedomTestSupport",
      ],
      exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "RatingsPagesTests",
      dependencies: ["RatingsPages", "RatingsCharts", "FreedomTestSupport"], exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "CorpusTests",
      dependencies: [
        "CExpat", "CSQLite", "CZlib", "FreedomModel", "FreedomRatings", "RatingsImport",
        "RatingsStore", "SQLite", "TabularFiles", "freedom", "FreedomTestSupport",
      ], swiftSettings: strict),
    .testTarget(
      name: "FreedomCommandsTests",
      dependencies: [
        "FreedomModel", "RatingsStore", "RatingsAnalysis", "RatingsTables", "FreedomRatings",
        "freedom", "FreedomTestSupport",
      ], exclude: ["Golden"],
      swiftSettings: strict),
  ] + fuzz,
  swiftLanguageModes: [.v6]
)
