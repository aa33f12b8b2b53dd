import ArgumentParser
import Files
import FitsProv
import Glibc
import Reports

/// The command line: parse, run, and one place that decides the exit status.
@main
struct FitsprovCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fitsprov",
        abstract: "Puts provenance into FITS files and gets it out again.",
        discussion: """
            fitsprov show cube.fits      what made it, from what, is it intact
            fitsprov stamp cube.fits …   write how it was made into the file
            fitsprov run -- command …    run a program and stamp what it made
            fitsprov verify cube.fits    check it, one line a check
            fitsprov strip cube.fits     remove the stamp

            fitsprov lineage cube.fits   what it was made from, back to the raw data
            fitsprov diff a.fits b.fits  what differs in how they were made
            fitsprov replay cube.fits    the steps as a shell script

            And with many files:

            fitsprov keywords OBJECT,DATE-OBS night/  list values of headers
            fitsprov index archive/                   index every file
            fitsprov fields archive/                  what is recorded in them
            fitsprov find 'target = Crab' --in archive/
            fitsprov query 'SELECT …' --in archive/   ask in ADQL
            fitsprov impact flat.fits --in archive/   what was made from it
            fitsprov audit archive/                   find inconsistencies
            fitsprov serve archive.sqlite             answer over HTTP: TAP

            And with programs:

            fitsprov describe ctbin.par               their parameters, inputs and products

            And with PROV documents, in files of their own or in FITS files:

            fitsprov convert cube.fits -o cube.json   PROV-XML, PROV-JSON or PROV-N
            fitsprov validate cube.fits               does it satisfy PROV-CONSTRAINTS
            fitsprov compare a.xml b.json             do they say the same
            fitsprov graph cube.fits -o cube.svg      draw it

            \(ExitStatus.help)
            """,
        version: "\(Version.text)",
        subcommands: [
            ShowCommand.self, StampCommand.self, RunCommand.self, StripCommand.self,
            VerifyCommand.self,
            LineageCommand.self, DiffCommand.self, ReplayCommand.self,
            KeywordsCommand.self, IndexCommand.self, FieldsCommand.self, FindCommand.self,
            QueryCommand.self, ImpactCommand.self, AuditCommand.self, ServeCommand.self,
            DescribeCommand.self,
            ConvertCommand.self, ValidateCommand.self, CompareCommand.self, GraphCommand.self,
        ])

    static func main() {
        ClosedStreams.prepare()
        Signals.prepare()
        var status = ExitStatus.done
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let status as ProgramStatus {
            Glibc.exit(status.number)
        } catch let error as any Diagnosable {
            Diagnostic.print(error)
            status = error.status
        } catch let error where error is ExitStatus || error is BrokenPipe {
            status = ExitStatus(of: error)
        } catch  where exitCode(for: error).isSuccess {
            status = printed(fullMessage(for: error))
        } catch {
            refuse(error)
        }
        status.end()
    }

    /// Ends a command line that cannot be understood.
    private static func refuse(_ error: any Error) -> Never {
        // It quotes the words that were given, and a pattern of the shell makes them of names of files.
        let text = fullMessage(for: error).escapingControls(except: ["\n"])
        StandardStream.error.write(text + "\n")
        Glibc.exit(exitCode(for: error).rawValue)
    }

    /// Prints a help screen, or the version, which are what was asked for.
    private static func printed(_ text: String) -> ExitStatus {
        do {
            try StandardStream.output.print(text.isEmpty ? "" : text + "\n")
        } catch {
            if let error = error as? any Diagnosable { Diagnostic.print(error) }
            return ExitStatus(of: error)
        }
        return .done
    }
}
