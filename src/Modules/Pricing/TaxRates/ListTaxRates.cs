namespace ClickCart.Pricing.TaxRates;

/// <summary>Tax rates by country and region, for staff.</summary>
internal static class ListTaxRates
{
    public sealed record Request(string? Country, PageRequest Page) : IRequest<Result<PagedResult<TaxRateResponse>>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Tax rates").MapGet("/admin/tax-rates", (string? country, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(country, page), ct).Ok()).RequireAccess(Permissions.ReadTaxes);
            app.Admin().MapGet("/tax-rates", (string? country, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(country, page), ct).Page(typeof(ListTaxRatesPage))).RequireAccess(Permissions.ReadTaxes);
        }
    }

    internal sealed class Handler(PricingDbContext db, TaxTable table) : IRequestHandler<Request, Result<PagedResult<TaxRateResponse>>>
    {
        public async Task<Result<PagedResult<TaxRateResponse>>> Handle(Request request, CancellationToken cancellationToken)
        {
            await table.FillAsync(db, cancellationToken);
            var rates = db.TaxRates.AsNoTracking();
            if (request.Country is { Length: > 0 } country) rates = rates.Where(r => r.Country == country);
            if (request.Page.After<(string Country, string Region, TaxClass Class)>() is { } last)
                rates = rates.Where(r => r.Country.CompareTo(last.Country) > 0 || (r.Country == last.Country
                    && (r.Region.CompareTo(last.Region) >= 0 && (r.Region.CompareTo(last.Region) > 0 || r.Class > last.Class))));
            var rows = await rates.OrderBy(r => r.Country).ThenBy(r => r.Region).ThenBy(r => r.Class).Take(request.Page.Take).ToListAsync(cancellationToken);
            return request.Page.ToResult(rows, r => (r.Country, r.Region, r.Class), TaxRateResponse.Of);
        }
    }
}
