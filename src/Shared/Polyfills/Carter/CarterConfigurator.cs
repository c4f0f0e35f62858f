namespace Carter;

/// <summary>Says which modules to register, in place of a scan.</summary>
public class CarterConfigurator
{
    private readonly List<Type> modules = [];
    private bool scan = true;

    internal CarterConfigurator()
    {
    }

    /// <summary>Registers one module.</summary>
    public CarterConfigurator WithModule<TModule>() where TModule : ICarterModule => WithModules(typeof(TModule));

    /// <summary>Registers these modules, whatever their visibility.</summary>
    /// <exception cref="ArgumentException">One of the types is not an <see cref="ICarterModule"/>.</exception>
    public CarterConfigurator WithModules(params Type[] modules)
    {
        if (Array.Find(modules, type => !type.IsAssignableTo(typeof(ICarterModule))) is { } stranger)
            throw new ArgumentException($"{stranger.FullName} does not implement {nameof(ICarterModule)}.", nameof(modules));

        this.modules.AddRange(modules);
        return this;
    }

    /// <summary>Registers no module but those named with <see cref="WithModule{TModule}"/> or <see cref="WithModules"/>.</summary>
    public CarterConfigurator WithEmptyModules()
    {
        scan = false;
        return this;
    }

    /// <summary>Leaves FluentValidation's validators alone. Nothing to do here: only the real package would register them.</summary>
    public CarterConfigurator WithEmptyValidators() => this;

    internal IEnumerable<Type> Choose(DependencyContextAssemblyCatalog catalog) =>
        scan && modules.Count == 0 ? catalog.GetAssemblies().SelectMany(assembly => assembly.GetTypes()).Where(IsModule) : modules;

    private static bool IsModule(Type type) =>
        type is { IsAbstract: false, IsNestedPrivate: false } && type.IsAssignableTo(typeof(ICarterModule));
}
