import ServiceLifecycle

/// Forgets jobs whose time has come, and all of them at the end.
struct JobKeeper: ServiceLifecycle.Service {
    /// The jobs.
    let jobs: JobList

    /// How often it looks.
    private static let pause = Duration.seconds(10)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: JobKeeper.pause)
                await jobs.sweep()
            }
        }
        await jobs.deleteAll()
    }
}
