namespace ClickCart.Pricing.TaxRates;

/// <summary>One tax rate, for staff.</summary>
internal static class GetTaxRate
{
    public sealed record Request(Guid Id) : IRequest<Result<TaxRateResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Tax rates").MapGet("/admin/tax-rates/{id:guid}", (Guid id, IMediator m, CancellationToken ct) => m.Send(new Request(id), ct).Ok())
                .RequireAccess(Permissions.ReadTaxes);
            app.Admin().MapGet("/tax-rates/{id:guid}", (Guid id, IMediator m, CancellationToken ct) => m.Send(new Request(id), ct).Page(typeof(GetTaxRatePage)))
                .RequireAccess(Permissions.ReadTaxes);
        }
    }

    internal sealed class Handler(PricingDbContext db) : IRequestHandler<Request, Result<TaxRateResponse>>
    {
        public async Task<Result<TaxRateResponse>> Handle(Request request, CancellationToken cancellationToken) =>
            await db.TaxRates.AsNoTracking().FirstOrDefaultAsync(r => r.Id == request.Id, cancellationToken) is { } rate
                ? TaxRateResponse.Of(rate)
                : Error.NotFound("tax rate");
    }
}
