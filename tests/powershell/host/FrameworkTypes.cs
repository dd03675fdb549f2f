using System.Reflection;

namespace HashCourier.PowerShellHost;

/// <summary>Types of .NET Framework 4.6.2 and of Windows PowerShell 5.1, read from their reference assemblies and never run.</summary>
public sealed class FrameworkTypes : IDisposable
{
    /// <summary>Type accelerators of 5.1 that a kit may name; all others must be written as the types they are.</summary>
    private static readonly Dictionary<string, string> Accelerators = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bool"] = "System.Boolean", ["byte"] = "System.Byte", ["char"] = "System.Char", ["int"] = "System.Int32", ["long"] = "System.Int64",
        ["string"] = "System.String", ["object"] = "System.Object", ["double"] = "System.Double", ["uint16"] = "System.UInt16", ["uint32"] = "System.UInt32",
        ["uint64"] = "System.UInt64", ["void"] = "System.Void", ["regex"] = "System.Text.RegularExpressions.Regex", ["hashtable"] = "System.Collections.Hashtable",
        ["ordered"] = "System.Collections.Specialized.OrderedDictionary", ["scriptblock"] = "System.Management.Automation.ScriptBlock",
        ["switch"] = "System.Management.Automation.SwitchParameter", ["pscustomobject"] = "System.Management.Automation.PSObject",
        ["NullString"] = "System.Management.Automation.Language.NullString", ["CmdletBinding"] = "System.Management.Automation.CmdletBindingAttribute",
        ["Parameter"] = "System.Management.Automation.ParameterAttribute", ["Alias"] = "System.Management.Automation.AliasAttribute",
        ["ValidateRange"] = "System.Management.Automation.ValidateRangeAttribute", ["ValidateSet"] = "System.Management.Automation.ValidateSetAttribute",
    };

    private readonly MetadataLoadContext context;
    private readonly Dictionary<string, Type> types = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<ILookup<string, MemberInfo>> instanceMembers;

    public FrameworkTypes()
    {
        var places = typeof(FrameworkTypes).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(place => place.Key, place => place.Value!);
        var files = Directory.GetFiles(places["NetFramework462"], "*.dll").Append(places["PowerShell51"]).ToList();
        context = new MetadataLoadContext(new PathAssemblyResolver(files.Concat(Directory.GetFiles(Path.Combine(places["NetFramework462"], "Facades"), "*.dll"))), "mscorlib");
        var assemblies = new[] { "mscorlib", "System", "System.Core", "System.Xml", "System.Runtime.Serialization" }
            .Select(name => Path.Combine(places["NetFramework462"], $"{name}.dll"))
            .Append(places["PowerShell51"]);
        foreach (var type in assemblies.SelectMany(assembly => context.LoadFromAssemblyPath(assembly).GetExportedTypes()))
        {
            types.TryAdd(type.FullName!, type);
        }

        instanceMembers = new(() => types.Values
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .ToLookup(member => member.Name, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Public instance members of that name on any type.</summary>
    public IEnumerable<MemberInfo> InstanceMembers(string name) => instanceMembers.Value[name];

    /// <summary>The type that 5.1 would find for this name (generic types by their name and arity), or null.</summary>
    public Type? Find(string name, int genericArity = 0)
    {
        var full = Accelerators.GetValueOrDefault(name, name) + (genericArity == 0 ? string.Empty : $"`{genericArity}");
        // The parser looks for the name as it is, then below System.
        return types.GetValueOrDefault(full) ?? types.GetValueOrDefault($"System.{full}");
    }

    public void Dispose() => context.Dispose();
}
