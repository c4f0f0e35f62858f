using ClickCart.Pricing.Contracts;

namespace ClickCart.Pricing.TaxRates;

/// <summary>Which of the registered <see cref="ITaxProvider"/>s the shop uses: that which <c>Pricing:TaxProvider</c> names.</summary>
internal sealed class ChosenTaxes(IConfiguration configuration, IServiceProviderIsKeyedService registered) : IStartCheck
{
    public const string Table = "table";

    private string Name => configuration["Pricing:TaxProvider"] is { Length: > 0 } name ? name : Table;

    public ITaxProvider From(IServiceProvider services) => services.GetRequiredKeyedService<ITaxProvider>(Name);

    public Task<IReadOnlyList<string>> ProblemsAsync(bool isDevelopment, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>(
        registered.IsKeyedService(typeof(ITaxProvider), Name)
            ? []
            : [$"Pricing:TaxProvider is '{Name}', but no module brings a provider of that name. Leave it empty for the shop's own table of rates."]);
}
