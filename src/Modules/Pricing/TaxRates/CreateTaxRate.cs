namespace ClickCart.Pricing.TaxRates;

/// <summary>Adds the tax rate of a country, or of a region in it, for goods of a class.</summary>
internal static class CreateTaxRate
{
    /// <param name="Class"><c>standard</c>, <c>reduced</c> or <c>zero</c>; missing is standard.</param>
    public sealed record Request(string? Country, string? Region, decimal? Rate, bool? Inclusive, string? Name = null, string? Class = null)
        : IRequest<Result<TaxRateResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Tax rates").MapPost("/admin/tax-rates", (Request request, IMediator m, CancellationToken ct) =>
                m.Send(request, ct).Created(r => $"{Endpoints.ApiPrefix}/admin/tax-rates/{r.Id}"))
                .Refuses("tax-rate-exists").RequireAccess(Permissions.EditTaxes).ChangesSettings();
            app.Admin().MapGet("/tax-rates/new", () => Pages.Show<CreateTaxRatePage>()).RequireAccess(Permissions.EditTaxes);
            app.Admin().MapPost("/tax-rates/new", (Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { Rate = r.Rate / 100 }, ct))
                    .Redirect(_ => "/admin/tax-rates", "The rate is there. New quotes use it."))
                .RequireAccess(Permissions.EditTaxes).ChangesSettings()
                .Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Country).CountryCode();
            // A region that addresses do not name would never be found.
            RuleFor(r => r.Region).MaximumLength(Places.LongestRegion).Must((r, region) => Places.Find(r.Country)?.FindRegion(region) is not null)
                .WithMessage(r => $"{Places.CountryName(r.Country!)} has no such state or province in its addresses. Leave it empty for the whole country.")
                .When(r => !string.IsNullOrWhiteSpace(r.Region) && Places.Find(r.Country) is not null);
            RuleFor(r => r.Name).MaximumLength(TaxRate.MaxNameLength).IsLine("name");
            RuleFor(r => r.Rate).NotNull().Must(rate => rate is null || TaxRate.IsRate(rate.Value)).WithMessage(TaxRate.RateRule);
            RuleFor(r => r.Class).Must((r, c) => c is null || TaxRate.IsClassOf(TaxClasses.Find(c), r.Rate)).WithMessage(TaxRate.ClassRule);
        }
    }

    internal sealed class Handler(PricingDbContext db, TaxTable table, IIds ids) : IRequestHandler<Request, Result<TaxRateResponse>>
    {
        public async Task<Result<TaxRateResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            // Otherwise the first rate added by hand would keep the configured ones away for good.
            await table.FillAsync(db, cancellationToken);
            var rate = new TaxRate(
                ids.New(), request.Country!, request.Region, request.Rate!.Value, request.Inclusive ?? false, request.Name,
                TaxClasses.Find(request.Class) ?? TaxClass.Standard);
            if (await db.OtherRateAsync(rate, rate.Class, cancellationToken) is { } exists) return exists;
            db.TaxRates.Add(rate);
            return TaxRateResponse.Of(rate);
        }
    }
}
