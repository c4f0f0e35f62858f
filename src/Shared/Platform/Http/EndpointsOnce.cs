using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace ClickCart.Platform.Http;

/// <summary>
/// Everything mapped so far, built once. By themselves the framework's sources build their endpoints anew, and compile every handler, for each reader:
/// for authorization, for routing, for the API's document. It was most of a start. A Host that is to serve builds them while it looks at its database.
/// </summary>
internal sealed class EndpointsOnce(EndpointDataSource[] sources) : EndpointDataSource
{
    private readonly Lazy<IReadOnlyList<Endpoint>> _endpoints = new(() => new CompositeEndpointDataSource(sources).Endpoints);

    public override IReadOnlyList<Endpoint> Endpoints => _endpoints.Value;

    /// <summary>What is mapped at the start stays.</summary>
    public override IChangeToken GetChangeToken() => NullChangeToken.Singleton;

    /// <summary>What is wrong with them is said to the first who reads them.</summary>
    public static void BuildInBackground(IEndpointRouteBuilder app) => _ = Task.Run(() => app.DataSources.OfType<EndpointsOnce>().Single().Endpoints);

    public static void Take(IEndpointRouteBuilder app)
    {
        var once = new EndpointsOnce([.. app.DataSources]);
        app.DataSources.Clear();
        app.DataSources.Add(once);
    }
}
