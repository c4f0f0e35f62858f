namespace ClickCart.Shipping.Zones;

/// <summary>What a method needs so that shoppers can choose it.</summary>
internal sealed class DeliveryMethodValidator : AbstractValidator<DeliveryMethod>
{
    private const int MostSteps = 200;
    private const int MostGrams = 100_000_000;

    public DeliveryMethodValidator()
    {
        RuleFor(m => m.Id).MaximumLength(100);
        RuleFor(m => m.Kind).NotNull().WithMessage("Choose what the price goes by.").IsInEnum();
        RuleFor(m => m.Name).NotEmpty().When(m => m.Kind is not MethodKind.Carrier).WithMessage("Shoppers read the name of it: give it one.");
        RuleFor(m => m.Name).MaximumLength(Zone.MaxNameLength).IsLine("name");
        RuleFor(m => m.Name).Must(name => string.IsNullOrEmpty(name) || name.Any(char.IsLetterOrDigit)).WithMessage("A name has letters or digits.");
        RuleFor(m => m.DeliveryDays).InclusiveBetween(0, 365).WithName("Days");
        RuleFor(m => m.Instructions).MaximumLength(500).IsLine("text");
        RuleFor(m => m.Address!).SetValidator(new AddressValidator()).When(m => m is { Kind: MethodKind.PickUp, Address: not null });
        RuleFor(m => m.Carrier).MaximumLength(60).IsLine("carrier");
        RuleFor(m => m.Service).MaximumLength(60).IsLine("service")
            .Must((m, service) => string.IsNullOrWhiteSpace(service) == string.IsNullOrWhiteSpace(m.Carrier))
            .WithMessage("A label is of a carrier and its service: name both or neither.");
        RuleFor(m => m.Services).Must(s => s is null || s.Sum(e => (e?.Length ?? 0) + 1) <= 5000).WithMessage("These are too many services.");
        RuleFor(m => m.MarginPercent).InclusiveBetween(-100, 1000).WithMessage("A margin is −100 to 1,000 percent.")
            .Must(p => p is null || decimal.Round(p.Value, 2) == p).WithMessage("A margin has at most two decimals.");
        RuleFor(m => m.Margin).Must(AreOncePerCurrency).WithMessage("There is one margin in each currency.");
        RuleFor(m => m.FreeFrom).Must(AreOncePerCurrency).WithMessage("There is one amount in each currency, of zero or more.")
            .Must(a => a is null || a.All(x => x?.Amount is null or { Amount: >= 0 })).WithMessage("An amount is zero or more.");
        RuleFor(m => m.Prices).Must(p => p is null || p.Count <= MostSteps).WithMessage($"At most {MostSteps} prices.");
        RuleFor(m => m.Prices).Must(p => p is { Count: > 0 }).When(m => HasPrices(m.Kind)).WithMessage("Say what it costs, in each currency that it is for.");
        RuleForEach(m => m.Prices).NotNull().ChildRules(step =>
        {
            step.RuleFor(s => s!.Price).NotNull().WithMessage("Enter the price; 0 for nothing.")
                .Must(p => p is null or { Amount: >= 0 }).WithMessage("A price is zero or more.");
            step.RuleFor(s => s!.UpToGrams).InclusiveBetween(1, MostGrams).WithMessage("A weight is at least 1 g.");
            step.RuleFor(s => s!.From)
                .Must((s, from) => from is null || (from.Value.Amount >= 0 && (s!.Price is null || s.Price.Value.Currency == from.Value.Currency)))
                .WithMessage("The amount is zero or more, in the currency of the price.");
        }).When(m => m.Prices is not { Count: > MostSteps });
        RuleFor(m => m.Prices).Custom((prices, context) =>
        {
            var kind = context.InstanceToValidate.Kind;
            if (!HasPrices(kind) || prices is null || prices.Count > MostSteps || prices.Any(p => p?.Price is null)) return;
            var keys = prices.Select(p => (p.Price!.Value.Currency, kind is MethodKind.Weight ? p.UpToGrams : null,
                kind is MethodKind.Total ? p.From?.Amount ?? 0 : 0));
            if (keys.GroupBy(k => k).FirstOrDefault(g => g.Count() > 1) is { } twice)
                context.AddFailure($"There are two prices in {twice.Key.Currency} for the same{(kind is MethodKind.Flat ? "" : " step")}: leave one.");
        });
    }

    private static bool HasPrices(MethodKind? kind) => kind is MethodKind.Flat or MethodKind.Weight or MethodKind.Total;

    private static bool AreOncePerCurrency(IReadOnlyList<InCurrency>? amounts) =>
        amounts is null || (amounts.All(a => a?.Amount is not null) && amounts.DistinctBy(a => a.Amount!.Value.Currency).Count() == amounts.Count);
}
