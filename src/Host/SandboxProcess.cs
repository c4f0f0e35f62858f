using ClickCart.Maintenance;
using ClickCart.Sandbox;

namespace ClickCart.Host;

/// <summary>
/// <c>-- sandbox</c>: gateway and carrier alone, without a shop, so that a shop of another process uses them as if they were the real ones. Listens on
/// this machine alone unless <c>--urls</c> says otherwise, and keeps its data apart from the shop's.
/// </summary>
internal static class SandboxProcess
{
    public static Task<int> RunAsync(string[] args) => CommandLine.RunAsync(args, () =>
    {
        var settings = CommandLine.SettingsIn(args);
        // Development, whatever the shop's environment is: nothing here holds money or people.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, EnvironmentName = Environments.Development });
        var configuration = builder.Configuration;
        configuration["Database:Provider"] = "Sqlite";
        configuration["Database:Folder"] = configuration["Sandbox:Folder"] ?? "data-sandbox";
        configuration["Seed:Enabled"] = "false";
        configuration["Sandbox:Alone"] = "true";
        configuration["ClickCart:PublicUrl"] = configuration["Sandbox:PublicUrl"];
        if (!settings.Any(s => s.StartsWith("--urls", StringComparison.Ordinal)))
            builder.WebHost.UseUrls(configuration["Sandbox:Urls"] ?? "http://localhost:5090");

        builder.AddPlatform().AddModule<SandboxModule>();
        return builder.Build();
    });
}
