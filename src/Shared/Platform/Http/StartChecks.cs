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
        var development = services.GetRequiredService<IHostEnvironment>().IsDevelopment();
        await using var scope = services.CreateAsyncScope();
        var problems = new List<string>();
        foreach (var check in scope.ServiceProvider.GetServices<IStartCheck>()) problems.AddRange(await check.ProblemsAsync(development, ct));
        if (problems.Count > 0) throw new CommandException(string.Join('\n', problems.Prepend("ClickCart does not start:")));
    }
}
