using Microsoft.Extensions.Hosting;

namespace ClickCart.Platform.Http;

/// <summary>Settings that must be right before the shop serves. Registered by whoever reads them.</summary>
public interface IStartCheck
{
    /// <summary>A sentence for each that is not, which says what to set.</summary>
    /// <param name="isDevelopment">There, weak secrets and the Sandbox are as they should be.</param>
    /// <param name="ct">Stops the look.</param>
    Task<IReadOnlyList<string>> ProblemsAsync(bool isDevelopment, CancellationToken ct);
}

internal static class StartChecks
{
    /// <exception cref="CommandException">Something is missing or weak; the message says all of it.</exception>
    public static async Task RefuseAsync(IServiceProvider services, CancellationToken ct)
    {
        RefuseRubbish(services);
        var development = services.GetRequiredService<IHostEnvironment>().IsDevelopment();
        await using var scope = services.CreateAsyncScope();
        var problems = new List<string>();
        foreach (var check in scope.ServiceProvider.GetServices<IStartCheck>()) problems.AddRange(await check.ProblemsAsync(development, ct));
        Refuse(problems);
    }

    /// <summary>Settings that nothing can be made of stop commands too, and first: what else there is to say is asked of what reads them.</summary>
    /// <exception cref="CommandException">As above.</exception>
    public static void RefuseRubbish(IServiceProvider services)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        Refuse([
            .. services.GetServices<ISetting>().SelectMany(s => s.FlawsIn(configuration)).Distinct(StringComparer.Ordinal),
            // Numbers may go further than what the owner is offered, and whoever reads a secret says more of it.
            .. from setting in services.GetServices<OwnerSetting>()
               where setting.Kind is not (SettingKind.Number or SettingKind.Secret)
               let value = configuration[setting.Key]
               where !string.IsNullOrEmpty(value)
               let flaw = setting.FlawOf(value)
               where flaw is not null
               // A text may be a key that got into the wrong place.
               select setting.Kind is SettingKind.Text ? $"{setting.Key}: {flaw}" : $"{setting.Key} is '{Setting.Shown(value)}'. {flaw}",
        ]);
    }

    private static void Refuse(List<string> problems)
    {
        if (problems.Count > 0) throw new CommandException(string.Join('\n', problems.Prepend("ClickCart does not start:")));
    }
}
