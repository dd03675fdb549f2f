import type { BrandVariants } from '@fluentui/react-components';

/** "Courier petrol". 80 is the accent in light, 110 the one in dark. */
export const brand: BrandVariants = {
  10: '#00090C',
  20: '#00181C',
  30: '#00282E',
  40: '#00353D',
  50: '#00424B',
  60: '#004F59',
  70: '#005D68',
  80: '#006975',
  90: '#067A87',
  100: '#1A8B99',
  110: '#2D9CAB',
  120: '#45AFBE',
  130: '#66C3D1',
  140: '#8ED5E0',
  150: '#B5E5EC',
  160: '#D9F2F6',
};
