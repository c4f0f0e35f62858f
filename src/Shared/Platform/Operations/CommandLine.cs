using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace ClickCart.Platform;

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
          --help                       this text

        Settings come from appsettings.json, environment variables (Database__Provider) and the command line (--Database:Provider=PostgreSql).
        """;

    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunPlatformAsync(this WebApplication app, string[] args)
    {
        try
        {
            return await DoAsync(app, args);
        }
        catch (Refusal refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return 2;
        }
    }

    private static async Task<int> DoAsync(WebApplication app, string[] args)
    {
        var (services, configuration) = (app.Services, app.Configuration);
        var words = args.Where(a => !a.StartsWith('-')).ToList();
        string Path(string what) => words.Count > 1 ? System.IO.Path.GetFullPath(words[1]) : throw new Refusal($"{words[0]} needs {what}.\n\n{Help}");
        switch (words.FirstOrDefault() ?? args.FirstOrDefault(a => a is "--help" or "-h"))
        {
            case "--help" or "-h":
                Console.WriteLine(Help);
                return 0;
            case "migrate" when configuration["script"] is { } provider:
                return PrintScript(services, provider);
            case "migrate":
                await Databases.MigrateAsync(services);
                return 0;
            case "seed":
                await Databases.MigrateAsync(services, () => SeedAsync(services, default));
                return 0;
            case "export":
                await new MovingHouse(services, AnsiConsole.Console).ExportAsync(Path("a folder"), default);
                return 0;
            case "import":
                return await new MovingHouse(services, AnsiConsole.Console).ImportAsync(Path("an export's folder"), default);
            case "backup":
                await Backup.From(services, AnsiConsole.Console).SaveAsync(Path("a file"), default);
                return 0;
            case "restore":
                return await Backup.From(services, AnsiConsole.Console).RestoreAsync(Path("a backup's file"), default);
            case "verify":
                return await VerifyAsync(services, AnsiConsole.Console, default);
            case { } unknown when !args.Any(a => a.StartsWith("--", StringComparison.Ordinal)):
                await Console.Error.WriteLineAsync($"There is no command '{unknown}'.\n\n{Help}");
                return 2;
        }
        var development = app.Environment.IsDevelopment();
        Task SeedIfWantedAsync() => configuration.GetValue("Seed:Enabled", development) ? SeedAsync(services, default) : Task.CompletedTask;
        if (configuration.GetValue("Database:MigrateAtStart", development)) await Databases.MigrateAsync(services, SeedIfWantedAsync);
        else await SeedIfWantedAsync();
        await app.RunAsync();
        return 0;
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
        await foreach (var (invariant, rows) in Finding.AllAsync(scope.ServiceProvider.GetServices<IInvariants>(), ct))
        {
            table.AddRow(Markup.Escape(invariant.Name), Markup.Escape(invariant.Sentence), rows.Count == 0 ? "[green]yes[/]" : $"[red]no: {rows.Count}[/]");
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
        console.WriteLine(broken.Count == 0 ? "Every invariant holds." : $"{broken.Count} of {table.Rows.Count} invariants do not hold.");
        return broken.Count == 0 ? 0 : 1;
    }

    private static int PrintScript(IServiceProvider services, string provider)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = provider,
            ["Database:ConnectionString"] = "Host=none;Server=none",
        }).Build();
        var database = Databases.From(configuration);
        foreach (var module in services.GetRequiredService<ModuleCatalog>().WithDatabase)
        {
            using var db = Databases.ContextOf(module, database);
            Console.WriteLine($"-- {module.Name}");
            Console.WriteLine(db.GetService<IMigrator>().GenerateScript(options: database.Provider is DatabaseProvider.Sqlite ? MigrationsSqlGenerationOptions.Default : MigrationsSqlGenerationOptions.Idempotent));
        }
        if (database.PlatformScript is { } platform) Console.WriteLine($"-- platform\n{platform}");
        return 0;
    }
}
