namespace ClickCart.Pricing.TaxRates;

/// <summary>Takes a tax rate away: its region falls back to the country's, its country to none.</summary>
internal static class DeleteTaxRate
{
    public sealed record Request(Guid Id) : IRequest<Result>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Tax rates").MapDelete("/admin/tax-rates/{id:guid}", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).NoContent()).RequireAccess(Permissions.EditTaxes).ChangesSettings();
            app.Admin().MapPost("/tax-rates/{id:guid}/delete", (Guid id, IMediator m, CancellationToken ct) =>
                m.Send(new Request(id), ct).Redirect("/admin/tax-rates", "The rate is deleted.", again: "/admin/tax-rates"))
                .RequireAccess(Permissions.EditTaxes).ChangesSettings();
        }
    }

    internal sealed class Handler(PricingDbContext db) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.TaxRates.FirstOrDefaultAsync(r => r.Id == request.Id, cancellationToken) is not { } rate) return Error.NotFound("tax rate");
            db.TaxRates.Remove(rate);
            return Result.Success;
        }
    }
}
