using ClickCart.BackOffice.Connections;
using ClickCart.BackOffice.Settings;
using Microsoft.Extensions.Options;

namespace ClickCart.BackOffice.Opening;

/// <summary>What is to be done before the shop opens.</summary>
/// <param name="IsHidden">The owner wants to see it no more on the dashboard.</param>
/// <param name="IsDone">All of it is done.</param>
/// <param name="SettingsVersion">For the form that hides it.</param>
internal sealed record OpeningResponse(bool IsDone, bool IsHidden, IReadOnlyList<OpeningStep> Steps, int SettingsVersion);

/// <summary>The steps of all modules, in their order.</summary>
internal sealed class OpeningList(
    IEnumerable<IOpeningSteps> modules, ConnectionList connections, OwnerSettings settings, IOptionsMonitor<ShopIdentity> shop, IConfiguration configuration)
{
    public const string Key = "ClickCart:Checklist";
    public const string Hidden = "Hidden";

    public static readonly OwnerSetting Setting = new(Key, SettingGroups.Shop, "Checklist before opening")
    {
        Kind = SettingKind.Choice,
        Default = "Shown",
        Choices = [new("Shown", "On the dashboard, until all is done"), new(Hidden, "Hidden")],
    };

    public async Task<OpeningResponse> ReadAsync(CancellationToken ct)
    {
        var steps = await OwnAsync(ct);
        foreach (var module in modules) steps.AddRange(await module.AsOfNowAsync(ct));
        return new(steps.TrueForAll(s => s.IsDone), configuration[Key] == Hidden, [.. steps.OrderBy(s => s.Order)], settings.Version);
    }

    /// <summary>Those of the back office itself.</summary>
    private async Task<List<OpeningStep>> OwnAsync(CancellationToken ct)
    {
        var steps = new List<OpeningStep>
        {
            new(10, "shop-name", "The shop's name", SettingsResponse.Address, shop.CurrentValue.Name != new ShopIdentity().Name),
        };
        foreach (var (connection, test) in await connections.TestedAsync(ct))
        {
            var page = $"{ConnectionResponse.Page}#{connection.Name}";
            steps.Add(new(20 + steps.Count, $"{connection.Name}-key", $"{connection.Label}: a key that is tested", page, test?.Verdict is KeyVerdict.Right)
            {
                Note = connection.Settings.ApiKey.Length == 0 ? "None is set." : test?.Words ?? "Set, but not tested.",
            });
            steps.Add(new(20 + steps.Count, $"{connection.Name}-webhooks", $"{connection.Label}: the webhook secret", page,
                connection.Settings.WebhookSecret.Length > 0));
        }
        return steps;
    }
}
