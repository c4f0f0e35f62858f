namespace ClickCart.Ordering.Drafts;

/// <summary>What staff says of a draft: the body of its requests, and what is kept of it.</summary>
internal record DraftBody
{
    public const int NoteLength = 1000;
    public const int ReasonLength = 400;

    /// <summary>The customer's. Where a confirmed account has it, the order is the account's.</summary>
    public string? Email { get; init; }

    /// <summary>ISO 639-1, in which the customer is written to; null for the shop's own.</summary>
    public string? Language { get; init; }

    /// <summary>Of a business, as it was typed.</summary>
    public string? VatId { get; init; }

    public Address? ShipTo { get; init; }

    /// <summary>Null where it is the one that it goes to.</summary>
    public Address? BillTo { get; init; }

    public IReadOnlyList<DraftLine>? Lines { get; init; }

    /// <summary>Null for none.</summary>
    public DraftDiscount? Discount { get; init; }

    /// <summary>One of those that the draft offers; null for the first of them.</summary>
    public string? ShippingOptionId { get; init; }

    /// <summary>Instead of what the option costs, without a tax that is added; null leaves that.</summary>
    public Money? ShippingPrice { get; init; }

    /// <summary>Why, where delivery has a price of its own. Only staff reads it.</summary>
    public string? ShippingReason { get; init; }

    /// <summary>To the customer, in the mail and on the page that the link opens.</summary>
    public string? Note { get; init; }

    /// <summary>As it is kept.</summary>
    public DraftBody Normal() => new()
    {
        Email = Email!.Trim().ToLowerInvariant(),
        Language = OrNull(Language)?.ToLowerInvariant(),
        VatId = OrNull(VatId),
        ShipTo = TypedAddress.Of(ShipTo!).ToAddress(),
        BillTo = BillTo is { } bill && TypedAddress.Of(bill).ToAddress() is var other && other != TypedAddress.Of(ShipTo!).ToAddress() ? other : null,
        Lines = [.. Lines!.Select(l => l with { Sku = l.Sku!.Trim(), Reason = l.UnitPrice is null ? null : l.Reason!.Trim() })],
        Discount = Discount is { } given ? given with { Reason = given.Reason!.Trim() } : null,
        ShippingOptionId = OrNull(ShippingOptionId),
        ShippingPrice = ShippingPrice,
        ShippingReason = ShippingPrice is null ? null : ShippingReason!.Trim(),
        Note = OrNull(Note),
    };

    private static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <param name="UnitPrice">Instead of the catalogue's, as the order is to have it; null leaves that.</param>
/// <param name="Reason">Why it has a price of its own. Only staff reads it.</param>
internal sealed record DraftLine(string? Sku, int? Quantity, Money? UnitPrice, string? Reason);

/// <summary>Off all goods: a share or an amount.</summary>
/// <param name="Percent">More than 0, up to 100, with at most two decimals.</param>
/// <param name="Reason">The customer reads it.</param>
internal sealed record DraftDiscount(decimal? Percent, Money? Amount, string? Reason);

internal sealed class DraftRules : AbstractValidator<DraftBody>
{
    public DraftRules()
    {
        RuleFor(r => r.Email).NotEmpty().MaximumLength(EmailAddress.MaxLength).HoldsNoCard().IsEmailAddress();
        RuleFor(r => r.Language).Must(code => string.IsNullOrWhiteSpace(code) || Language.Find(code.Trim()) is not null)
            .WithMessage($"It is one of {string.Join(", ", Language.Known.Select(l => l.Code))}.");
        RuleFor(r => r.VatId).MaximumLength(40);
        RuleFor(r => r.ShipTo!).NotNull().SetValidator(new AddressValidator());
        RuleFor(r => r.BillTo!).SetValidator(new AddressValidator()).When(r => r.BillTo is not null);
        RuleFor(r => r.Lines).NotEmpty().WithMessage("Put at least one item in.")
            .Must(lines => lines is null || (lines.Count <= 500 && lines.DistinctBy(l => l?.Sku?.Trim(), StringComparer.Ordinal).Count() == lines.Count))
            .WithMessage("Each SKU stands in one line.");
        RuleForEach(r => r.Lines).NotNull().SetValidator(new LineRules());
        RuleFor(r => r.Discount!).SetValidator(new DiscountRules()).When(r => r.Discount is not null);
        RuleFor(r => r.ShippingOptionId).MaximumLength(200);
        RuleFor(r => r.ShippingPrice).Must(m => m is null or { Amount: >= 0 }).WithMessage("Delivery costs zero or more.");
        RuleFor(r => r.ShippingReason).Reason(DraftBody.ReasonLength).When(r => r.ShippingPrice is not null);
        RuleFor(r => r.Note).Prose(DraftBody.NoteLength).HoldsNoCard();
    }

    internal sealed class LineRules : AbstractValidator<DraftLine>
    {
        public LineRules()
        {
            RuleFor(l => l.Sku).NotEmpty().MaximumLength(64);
            RuleFor(l => l.Quantity).NotNull().InclusiveBetween(1, Carts.Cart.MaxQuantity);
            RuleFor(l => l.UnitPrice).Must(m => m is null or { Amount: >= 0 }).WithMessage("A price is zero or more.");
            RuleFor(l => l.Reason).Reason(DraftBody.ReasonLength).When(l => l.UnitPrice is not null);
        }
    }

    private sealed class DiscountRules : AbstractValidator<DraftDiscount>
    {
        public DiscountRules()
        {
            RuleFor(d => d.Percent).Must((d, percent) => percent is null != d.Amount is null).WithMessage("A discount is a share or an amount.")
                .Must(percent => percent is null or (> 0 and <= 100) && decimal.Round(percent ?? 0, 2) == (percent ?? 0))
                .WithMessage("A share is more than 0, up to 100, with at most two decimals.");
            RuleFor(d => d.Amount).Must(m => m is null or { Amount: > 0 }).WithMessage("A discount is more than zero.");
            RuleFor(d => d.Reason).Reason(DraftBody.ReasonLength);
        }
    }
}
