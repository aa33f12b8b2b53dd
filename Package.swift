// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// What makes `fitsprov-c` a library that brings all of Swift along and shows nothing of it.
///
/// What FoundationEssentials is made of is not linked by itself.
let library: [LinkerSetting] = [
    .unsafeFlags([
        "-static-stdlib", "-use-ld=lld", "-l_FoundationCollections", "-l_FoundationCShims",
        "-Xlinker", "--version-script=\(Context.packageDirectory)/Sources/CFitsProv/fitsprov.map",
        "-Xlinker", "-soname=libfitsprov.so.0", "-Xlinker", "-z", "-Xlinker", "defs",
    ])
]

/// A program shows none of its symbols, so that the loader has nothing to do with them.
let program: [LinkerSetting] = [
    .unsafeFlags(
        [
            "-Xlinker",
            "--version-script=\(Context.packageDirectory)/Sources/fitsprov-cli/fitsprov.map",
        ], .when(platforms: [.linux], configuration: .release))
]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let argumentParser = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(
    name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(
    name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(
    name: "UnixSignals", package: "swift-service-lifecycle")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let httpClient = Target.Dependency.product(
    name: "AsyncHTTPClient", package: "async-http-client")
let nioHTTP = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")

let package = Package(
    name: "fitsprov",
    products: [
        .executable(name: "fitsprov", targets: ["fitsprov-cli"]),
        .executable(name: "fitsprov-serve", targets: ["fitsprov-serve"]),
        .library(name: "Files", targets: ["Files"]),
        .library(name: "FITS", targets: ["FITS"]),
        .library(name: "ObsCore", targets: ["ObsCore"]),
        .library(name: "PROV", targets: ["PROV"]),
        .library(name: "FitsProv", targets: ["FitsProv"]),
        .library(name: "FitsProvExecution", targets: ["FitsProvExecution"]),
        .library(name: "Descriptions", targets: ["Descriptions"]),
        .library(name: "FitsProvArchive", targets: ["FitsProvArchive"]),
        .library(name: "FitsProvService", targets: ["FitsProvService"]),
        .library(name: "ADQL", targets: ["ADQL"]),
        .library(name: "RecordYAML", targets: ["RecordYAML"]),
        .library(name: "VOTable", targets: ["VOTable"]),
        .library(name: "fitsprov-c", type: .dynamic, targets: ["FitsProvC"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.30.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CCfitsio", pkgConfig: "cfitsio", providers: [.apt(["libcfitsio-dev"])]),
        .systemLibrary(
            name: "CLibxml2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CLinux"),
        .target(name: "Files", dependencies: ["CLinux"], swiftSettings: settings),
        .target(name: "CTracing"),
        .target(
            name: "ProcessTracing", dependencies: ["CTracing", "Files"], swiftSettings: settings),
        .target(name: "FITS", dependencies: ["Files", "CZlib", crypto], swiftSettings: settings),
        .target(name: "ObsCore", dependencies: ["FITS"], swiftSettings: settings),
        .target(name: "Graphs", swiftSettings: settings),
        .target(name: "SkyGeometry", swiftSettings: settings),
        .target(name: "ADQL", swiftSettings: settings),
        .target(
            name: "VOTable", dependencies: ["CLibxml2", "CZlib"], swiftSettings: settings),
        .target(
            name: "PROV", dependencies: ["CLibxml2", "Files", "Graphs"], swiftSettings: settings),
        .target(
            name: "FitsProv", dependencies: ["Files", "FITS", "PROV", "Graphs"],
            swiftSettings: settings),
        .target(name: "RecordYAML", dependencies: ["FitsProv", yams], swiftSettings: settings),
        .target(
            name: "Descriptions", dependencies: ["FitsProv", "PROV", "Files", "CLibxml2"],
            swiftSettings: settings),
        .target(
            name: "FitsProvExecution", dependencies: ["FitsProv", "FITS", "Files"],
            swiftSettings: settings),
        .target(
            name: "FitsProvRun",
            dependencies: [
                "ProcessTracing", "FitsProvExecution", "Descriptions", "FitsProv", "FITS", "Files",
            ],
            swiftSettings: settings),
        .target(
            name: "FitsProvArchive",
            dependencies: [
                "FitsProv", "FITS", "Files", "Graphs", "ObsCore", "ADQL", "SkyGeometry", grdb,
                sqlite,
            ],
            swiftSettings: settings),
        .target(
            name: "Reports", dependencies: ["FitsProv", "FITS", "Files", "PROV"],
            swiftSettings: settings),
        .target(
            name: "ArchiveReports",
            dependencies: [
                "Reports", "FitsProvArchive", "FITS", "Files", "ObsCore", "ADQL", "VOTable",
            ],
            swiftSettings: settings),
        .target(
            name: "FitsProvPages",
            dependencies: ["FitsProvArchive", "Files", "Reports", "ADQL"], swiftSettings: settings),
        .target(
            name: "FitsProvService",
            dependencies: [
                "FitsProvPages", "ArchiveReports", "FitsProvArchive", "FitsProv", "Files", "ADQL",
                "VOTable", "FITS", "PROV", "Reports", "CZlib", hummingbird, hummingbirdCore,
                hummingbirdTLS, httpTypes, httpClient, logging, lifecycle, signals, nio, nioHTTP,
                nioSSL,
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "fitsprov-serve",
            dependencies: [
                "FitsProvService", "FitsProv", "Files", "RecordYAML", logging, argumentParser,
            ],
            swiftSettings: settings),
        .target(name: "CFitsProv"),
        .target(
            name: "FitsProvC",
            dependencies: [
                "CFitsProv", "Reports", "FitsProvExecution", "FitsProv", "FITS", "Files", "PROV",
            ],
            swiftSettings: settings, linkerSettings: library),
        .executableTarget(
            name: "fitsprov-cli",
            dependencies: [
                "Reports", "ArchiveReports", "FitsProvArchive", "FitsProvRun", "FitsProvExecution",
                "Descriptions", "FitsProv", "RecordYAML", "FITS", "Files", "ObsCore", "PROV",
                "ProcessTracing", "ADQL", "VOTable", argumentParser,
            ],
            exclude: ["fitsprov.map"], swiftSettings: settings, linkerSettings: program),
        .executableTarget(
            name: "example-image", dependencies: ["FitsProvExecution", "FitsProv", "FITS"],
            path: "examples/swift", swiftSettings: settings),
        .target(
            name: "TestSupport", dependencies: ["CCfitsio", "CLibxml2", "Files", grdb],
            path: "Tests/TestSupport", swiftSettings: settings),
        .testTarget(
            name: "ADQLTests", dependencies: ["ADQL"], exclude: ["corpus"],
            swiftSettings: settings),
        .testTarget(
            name: "FilesTests", dependencies: ["Files", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "ProcessTracingTests", dependencies: ["ProcessTracing", "Files", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "FITSTests", dependencies: ["FITS", "Files", "TestSupport", crypto],
            swiftSettings: settings),
        .testTarget(
            name: "PROVTests", dependencies: ["PROV", "Files", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "VOTableTests", dependencies: ["VOTable", "CZlib"], swiftSettings: settings),
        .testTarget(
            name: "ObsCoreTests", dependencies: ["ObsCore", "FITS", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "SkyGeometryTests", dependencies: ["SkyGeometry"], swiftSettings: settings),
        .testTarget(
            name: "FitsProvTests",
            dependencies: ["FitsProv", "FITS", "Files", "PROV", "TestSupport"],
            exclude: ["Stamping/compare.py"], swiftSettings: settings),
        .testTarget(
            name: "RecordYAMLTests", dependencies: ["RecordYAML", "FitsProv", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "DescriptionsTests",
            dependencies: [
                "Descriptions", "RecordYAML", "FitsProv", "FITS", "PROV", "Files", "TestSupport",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "FitsProvExecutionTests",
            dependencies: ["FitsProvExecution", "FitsProv", "FITS", "Files", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "FitsProvArchiveTests",
            dependencies: [
                "FitsProvArchive", "FitsProv", "FITS", "Files", "ObsCore", "TestSupport", grdb,
            ],
            swiftSettings: settings),
        .testTarget(
            name: "FitsProvRunTests",
            dependencies: [
                "FitsProvRun", "FitsProvExecution", "FitsProv", "FITS", "Files", "ProcessTracing",
                "TestSupport",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "ReportsTests",
            dependencies: [
                "Reports", "ArchiveReports", "FitsProvArchive", "FitsProv", "FITS", "Files",
                "ObsCore", "PROV", "TestSupport",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "FitsProvPagesTests",
            dependencies: [
                "FitsProvPages", "FitsProvArchive", "ADQL", "TestSupport",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "FitsProvServiceTests",
            dependencies: [
                "FitsProvService", "fitsprov-serve", "FitsProvArchive", "FitsProv", "Files",
                "PROV", "VOTable", "CZlib", "TestSupport", httpTypes, logging, nio, nioPosix,
                nioSSL,
            ],
            swiftSettings: settings),
        .testTarget(
            name: "CLITests",
            dependencies: ["fitsprov-cli", "FITS", "Files", "PROV", "TestSupport"],
            swiftSettings: settings),
    ]
)

// `FITSPROV_TESTS="FITSTests PROVTests"` leaves only these tests and what they need: `scripts/sanitize` builds all it
// runs anew.
if let wanted = Context.environment["FITSPROV_TESTS"] {
    var needed = wanted.split(separator: " ").map(String.init)
    var index = 0
    while index < needed.count {
        let target = package.targets.first { $0.name == needed[index] }
        for case .byNameItem(let name, _) in target?.dependencies ?? []
        where !needed.contains(name) { needed.append(name) }
        index += 1
    }
    package.targets.removeAll { !needed.contains($0.name) }
    package.products.removeAll { _ in true }
}
