namespace ClickCart.Platform.Http;

/// <summary>At the start, the rules by which the owner's settings are taken.</summary>
internal sealed class SettingRulesCheck(IEnumerable<SettingRule> rules, IConfiguration configuration) : IStartCheck
{
    public Task<IReadOnlyList<string>> ProblemsAsync(bool isDevelopment, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>(
        [.. rules.SelectMany(r => r.FlawsIn(configuration))]);
}
