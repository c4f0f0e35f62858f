using System.Data.Common;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace ClickCart.Maintenance;

/// <summary>The Host's command line: serve, migrate, seed, export, import, backup, restore, verify.</summary>
public static class CommandLine
{
    private const string Help = """
        ClickCart

          (nothing)                    serve
          migrate [--script PROVIDER]  bring the database up to date, or print the SQL that would (sqlite, postgresql, sqlserver)
          seed                         write the demonstration shop into an empty database
          export DIR                   write the whole shop into a new folder, to be imported on another database; no Host may run
          import DIR                   fill an empty database from an export, check it row by row and verify it
          backup FILE                  SQLite: copy the running shop, as of one instant, into one file
          restore FILE                 SQLite: bring a backup back into an empty folder, and verify it
          verify                       check every invariant over all modules; exit code 1 with the offending rows when one fails
          sandbox [--urls URL]         serve the stand-in gateway and carrier alone, by default on http://localhost:5090, for a shop of another process
          --help                       this text

        Settings come from appsettings.json, environment variables (Database__Provider) and the command line (--Database:Provider=PostgreSql).
        """;

    /// <summary>What comes after the command and its path: a path that begins with a slash would be read as the name of a setting.</summary>
    public static string[] SettingsIn(string[] args) => [.. args.SkipWhile(a => !a.StartsWith('-'))];

    /// <summary>Puts the process together and does what the command line says.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="build">The platform with its modules.</param>
    /// <returns>The process's exit code; 2, with a sentence, where it did not come to serve.</returns>
    public static async Task<int> RunAsync(string[] args, Func<WebApplication> build)
    {
        IHostApplicationLifetime? lifetime = null;
        try
        {
            var app = build();
            lifetime = app.Lifetime;
            StartChecks.RefuseRubbish(app.Services);
            return await DoAsync(app.UsePlatform(), args);
        }
        catch (CommandException refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return 2;
        }
        // Whatever else is wrong with the surroundings: a folder, a certificate, an address that is taken.
        catch (Exception wrong) when (IsOfSurroundings(wrong) && lifetime?.ApplicationStarted.IsCancellationRequested is not true)
        {
            await Console.Error.WriteLineAsync($"ClickCart does not start:\n{wrong.Message}");
            return 2;
        }
    }

    private static bool IsOfSurroundings(Exception wrong) =>
        wrong is IOException or UnauthorizedAccessException or SocketException or CryptographicException or FormatException or DbException
        or InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" or "Microsoft.Extensions.Logging.Configuration" }
        or InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" };

    private static async Task<int> DoAsync(WebApplication app, string[] args)
    {
        var (services, configuration) = (app.Services, app.Configuration);
        Task LoadSettingsAsync() => services.GetService<IKeptSettings>()?.LoadAsync(default) ?? Task.CompletedTask;
        var words = args.Where(a => !a.StartsWith('-')).ToList();
        string Path(string what) => words.Count > 1 ? System.IO.Path.GetFullPath(words[1]) : throw new CommandException($"{words[0]} needs {what}.\n\n{Help}");
        switch (words.FirstOrDefault() ?? args.FirstOrDefault(a => a is "--help" or "-h"))
        {
            case "--help" or "-h":
                Console.WriteLine(Help);
                return 0;
            case "migrate" when configuration["script"] is { } provider:
                Console.Write(Script(services, provider));
                return 0;
            case "migrate":
                await Databases.MigrateAsync(services, default);
                if (await services.GetRequiredService<IDatabase>().AdviceAsync(default) is { } advice) await Console.Error.WriteLineAsync(advice);
                return 0;
            case "seed":
                await Databases.MigrateAsync(services, default, () => SeedAsync(services, default));
                return 0;
            case "export":
                await new DataExport(services, AnsiConsole.Console).ExportAsync(Path("a folder"), default);
                return 0;
            case "import":
                return await new DataExport(services, AnsiConsole.Console).ImportAsync(Path("an export's folder"), default);
            case "backup":
                await Backup.From(services, AnsiConsole.Console).SaveAsync(Path("a file"), default);
                return 0;
            case "restore":
                return await Backup.From(services, AnsiConsole.Console).RestoreAsync(Path("a backup's file"), default);
            case "verify":
                await Databases.RefuseOldFormAsync(services, asOwner: false, default);
                await LoadSettingsAsync();
                return await VerifyAsync(services, AnsiConsole.Console, default);
            case "sandbox":
                break;
            case { } unknown when !args.Any(a => a.StartsWith("--", StringComparison.Ordinal)):
                await Console.Error.WriteLineAsync($"There is no command '{unknown}'.\n\n{Help}");
                return 2;
        }
        await StartChecks.RefuseAsync(services, default);
        EndpointsOnce.BuildInBackground(app);
        var development = app.Environment.IsDevelopment();
        async Task SeedIfWantedAsync()
        {
            await LoadSettingsAsync();
            // Once more: what the owner has set may be good for Development alone.
            await StartChecks.RefuseAsync(services, default);
            if (Seeds(development).In(configuration)) await SeedAsync(services, default);
        }

        if (Migrates(development).In(configuration))
        {
            await Databases.MigrateAsync(services, default, SeedIfWantedAsync);
        }
        else
        {
            await Databases.RefuseOldFormAsync(services, asOwner: false, default);
            await Databases.RefuseEmptyAsync(services, default);
            await SeedIfWantedAsync();
        }
        await AdviseAsync(services, default);
        await app.RunAsync();
        return 0;
    }

    private static Setting<bool> Seeds(bool unlessSet) => Setting.Flag("Seed:Enabled", unlessSet);

    private static Setting<bool> Migrates(bool unlessSet) => Setting.Flag("Database:MigrateAtStart", unlessSet);

    /// <summary>Logs what the database's keeper should run. A database that does not answer yet is the health checks' affair.</summary>
    internal static async Task AdviseAsync(IServiceProvider services, CancellationToken ct)
    {
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger("ClickCart.Database");
        try
        {
            if (await services.GetRequiredService<IDatabase>().AdviceAsync(ct) is { } advice) log.LogWarning("{Advice}", advice);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            log.LogWarning(e, "The database could not be asked how it is set up");
        }
    }

    /// <summary>Runs the modules' seeds in their order.</summary>
    public static async Task SeedAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        foreach (var seed in scope.ServiceProvider.GetServices<ISeed>().OrderBy(s => s.Order)) await seed.SeedAsync(ct);
    }

    /// <summary>Runs every invariant and prints a table. 0 when all hold, 1 when one does not.</summary>
    public static async Task<int> VerifyAsync(IServiceProvider services, IAnsiConsole console, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Invariant", "What must hold", "Holds");
        var broken = new List<(Invariant Invariant, IReadOnlyList<string> Rows)>();
        var unasked = new List<string>();
        await foreach (var (invariant, rows) in Finding.AllAsync(scope.ServiceProvider.GetServices<IInvariants>(), ct))
        {
            table.AddRow(Markup.Escape(invariant.Name), Markup.Escape(invariant.Sentence),
                invariant.NotAsked is not null ? "[yellow]not asked[/]" : rows.Count == 0 ? "[green]yes[/]" : $"[red]no: {rows.Count}[/]");
            if (invariant.NotAsked is { } why) unasked.Add($"{invariant.Name} was not asked: {why}.");
            if (rows.Count > 0) broken.Add((invariant, rows));
        }
        console.Write(table);
        foreach (var (invariant, rows) in broken)
        {
            console.WriteLine();
            console.WriteLine($"{invariant.Name} does not hold for:");
            foreach (var row in rows.Take(50)) console.WriteLine($"  {row}");
        }
        console.WriteLine();
        foreach (var reason in unasked) console.WriteLine(reason);
        console.WriteLine(broken.Count == 0
            ? unasked.Count == 0 ? "Every invariant holds." : "Every other invariant holds."
            : $"{broken.Count} of {table.Rows.Count} invariants do not hold.");
        return broken.Count == 0 ? 0 : 1;
    }

    /// <summary>The SQL that makes or updates every schema; on PostgreSQL and SQL Server it may run again.</summary>
    internal static string Script(IServiceProvider services, string provider)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = provider,
            ["Database:ConnectionString"] = "Host=none;Server=none",
        }).Build();
        var (database, script) = (Databases.From(configuration), new StringBuilder());
        script.Append(database.ScriptPreamble);
        var options = database.Provider is DatabaseProvider.Sqlite ? MigrationsSqlGenerationOptions.Default : MigrationsSqlGenerationOptions.Idempotent;
        foreach (var module in services.GetRequiredService<ModuleCatalog>().WithDatabase)
        {
            using var db = Databases.ContextOf(module, database);
            script.AppendLine($"-- {module.Name}").AppendLine(db.GetService<IMigrator>().GenerateScript(options: options));
        }
        return script.AppendLine(database.PlatformScript is { } platform ? $"-- platform\n{platform}" : "").ToString();
    }
}
