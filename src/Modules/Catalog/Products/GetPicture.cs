using System.Text;

namespace ClickCart.Catalog.Products;

/// <summary>Draws a product's picture. It never changes under its address, so browsers keep it for a year.</summary>
internal static class GetPicture
{
    public sealed record Request(string Name) : IRequest<Result<string>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.MapGet("/images/products/{name}.svg", async (string name, HttpResponse http, IMediator m, CancellationToken ct) =>
            {
                var picture = await m.Send(new Request(name), ct);
                if (picture.Error is { } error) return new ProblemResult(error);
                http.Headers.CacheControl = "public, max-age=31536000, immutable";
                return Results.Text(picture.Value, "image/svg+xml", Encoding.UTF8);
            }).ExcludeFromDescription().RequireAccess(Access.Anyone);
    }

    internal sealed class Handler : IRequestHandler<Request, Result<string>>
    {
        public Task<Result<string>> Handle(Request request, CancellationToken cancellationToken) =>
            Task.FromResult<Result<string>>(Picture.Draw(request.Name) is { } svg ? svg : Error.NotFound("picture"));
    }
}
