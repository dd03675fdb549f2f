/** How a hypervisor shows itself in the manufacturer and product name of the SMBIOS, both in lower case. */
interface Hypervisor {
  readonly name: string;
  readonly isMadeBy: (manufacturer: string, product: string) => boolean;
}

const HYPERVISORS: readonly Hypervisor[] = [
  { name: 'VMware', isMadeBy: (manufacturer) => manufacturer.startsWith('vmware') },
  {
    name: 'Hyper-V',
    isMadeBy: (manufacturer, product) => manufacturer === 'microsoft corporation' && product === 'virtual machine',
  },
  {
    name: 'QEMU',
    isMadeBy: (manufacturer, product) => manufacturer === 'qemu' || product.startsWith('standard pc ('),
  },
  {
    name: 'VirtualBox',
    isMadeBy: (manufacturer, product) => manufacturer === 'innotek gmbh' || product === 'virtualbox',
  },
  { name: 'Xen', isMadeBy: (manufacturer, product) => manufacturer === 'xen' || product === 'hvm domu' },
  {
    name: 'Parallels',
    isMadeBy: (manufacturer, product) => manufacturer.startsWith('parallels') || product.startsWith('parallels'),
  },
  { name: 'Google Compute Engine', isMadeBy: (_manufacturer, product) => product === 'google compute engine' },
  { name: 'Amazon EC2', isMadeBy: (manufacturer) => manufacturer === 'amazon ec2' },
  { name: 'KVM', isMadeBy: (_manufacturer, product) => product === 'kvm' || product === 'openstack nova' },
  { name: 'bhyve', isMadeBy: (_manufacturer, product) => product === 'bhyve' },
];

/** The hypervisor that the device runs on, or null where its names are those of a physical one. */
export function hypervisorOf(manufacturer: string, product: string): string | null {
  const maker = manufacturer.trim().toLowerCase();
  const model = product.trim().toLowerCase();
  return HYPERVISORS.find((hypervisor) => hypervisor.isMadeBy(maker, model))?.name ?? null;
}
